#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# A simulation in parts: as a job array under Slurm, elsewhere as a loop here. What is there already is not run again, so the same
# command goes on where a machine died.
#
#   risk_shards.sh PROGRAM [SHARDS] [FOLDER]        PROGRAM is examples/shards/risk_shard.cpp, compiled
#   sbatch --array=1-64 risk_shards.sh PROGRAM 64 /shared/folder, then risk_shards.sh PROGRAM 64 /shared/folder to merge
set -eu
program=${1:?the program}
shards=${2:-8}
folder=${3:-risk-shards}
mkdir -p "$folder"

if [ -n "${SLURM_ARRAY_TASK_ID:-}" ]; then
    exec "$program" run "$SLURM_ARRAY_TASK_ID" "$shards" "$folder"
fi
shard=1
while [ "$shard" -le "$shards" ]; do
    "$program" run "$shard" "$shards" "$folder"
    shard=$((shard + 1))
done
"$program" merge "$shards" "$folder"
