#!/bin/sh
# slurm.sh ARCHIVE ... - the recipe of wt-scale(7) on a Slurm of one's own
#
# One node, in a scratch folder; needs slurmctld, slurmd, slurm-client, munge
# and root.  Prints `same` if the rows are those of one process, and `not
# merged` if a task that fails keeps the merge from running.
set -eu

d=$(mktemp -d)
chmod 755 "$d"
end() {
  for p in ctld d munge; do
    kill "$(cat "$d/$p.pid")" 2>/dev/null || :
  done
  sleep 1
  rm -rf "$d"
}
trap end EXIT
mkdir "$d/state" "$d/spool" "$d/run" "$d/run/out"
cat >"$d/slurm.conf" <<END
ClusterName=t
SlurmctldHost=$(hostname)(127.0.0.1)
AuthInfo=socket=$d/munge.sock
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$d/state
SlurmdSpoolDir=$d/spool
SlurmctldPidFile=$d/ctld.pid
SlurmdPidFile=$d/d.pid
SlurmctldPort=16817
SlurmdPort=16818
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SlurmctldLogFile=$d/ctld.log
SlurmdLogFile=$d/d.log
NodeName=$(hostname) NodeAddr=127.0.0.1 CPUs=2
PartitionName=p Nodes=ALL Default=YES
END
export SLURM_CONF="$d/slurm.conf"
head -c 1024 /dev/urandom >"$d/munge.key"
chmod 600 "$d/munge.key"
munged --force --key-file="$d/munge.key" --socket="$d/munge.sock" \
  --pid-file="$d/munge.pid" --log-file="$d/munge.log" --seed-file="$d/munge.seed"
slurmctld
slurmd

realpath -- "$@" >"$d/run/archives"
cd "$d/run"
# As in the page.
cat >wt-array <<'END'
#!/bin/sh
set -eu
archive=$(sed -n "${SLURM_ARRAY_TASK_ID}p" archives)
wt-job "$archive" --by platform > "out/$SLURM_ARRAY_TASK_ID.part"
mv "out/$SLURM_ARRAY_TASK_ID.part" "out/$SLURM_ARRAY_TASK_ID.tar"
END
cat >wt-merge <<'END'
#!/bin/sh
set -eu
for f in out/*.tar; do tar -xOf "$f" state.ndjson; done |
    wt-agg --merge --output rows.ndjson
END
submit() {
  id=$(sbatch --parsable --requeue --array=1-$# wt-array)
  timeout 300 sbatch --dependency=afterok:"$id" --kill-on-invalid-dep=yes --wait wt-merge || :
}
submit "$@"
xargs wt-extract <archives | wt-match | wt-classify | wt-agg --by platform |
  cmp - rows.ndjson && echo same
rm rows.ndjson out/*
sed -i '1s,.*,/nonexistent.warc.gz,' archives
submit "$@"
[ -e rows.ndjson ] || echo "not merged"
