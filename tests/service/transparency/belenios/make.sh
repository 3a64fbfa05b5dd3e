#!/bin/sh
# An election made by belenios-tool 3.3.0 alone: sh make.sh NEW-FOLDER [mandatory]
# Three trustees of whom two open the sum, with `mandatory` and one more who has to.
set -eu
export BELENIOS_USE_URANDOM=1
tool=${GUONG_BELENIOS_TOOL:-belenios-tool}
mkdir "$1" && cd "$1"
group="--group Ed25519"
uuid="--uuid $($tool setup generate-token)"
before=0
: > public_keys.jsons

$tool setup generate-credentials $uuid $group --count 5 > credentials.out
mv ./*.pubcreds public_creds.json
mv ./*.privcreds private_creds.json
tr -d '{}"' < private_creds.json | tr ',' '\n' | cut -d: -f2 > secrets.txt

share() { $tool setup generate-trustee-key-threshold $group "$@"; }
for i in 1 2 3; do share --threshold-context "$i/2/3" --step 1 > "$i.trustee"; done
for i in 1 2 3; do cat "$(cat $i.trustee).cert"; done > certs.jsons
share --certs certs.jsons --step 2
for i in 1 2 3; do share --certs certs.jsons --key "$(cat $i.trustee).key" --step 3; done > polynomials.jsons
share --certs certs.jsons --step 4 --polynomials polynomials.jsons
for i in 1 2 3; do
  id=$(cat $i.trustee)
  share --certs certs.jsons --key "$id.key" --step 5 < "$id.vinput" > "$id.voutput"
done
for i in 1 2 3; do cat "$(cat $i.trustee).voutput"; done |
  share --certs certs.jsons --step 6 --polynomials polynomials.jsons > threshold.json
if [ "${2:-}" = mandatory ]; then
  before=1
  $tool setup generate-trustee-key $group
  cat ./*.pubkey > public_keys.jsons
fi
$tool setup make-trustees
rm threshold.json

cat > questions.json <<'QUESTIONS'
{"description":"Hội đồng Thi đua - Khen thưởng","name":"Bỏ phiếu kín đợt 1","questions":[{"answers":["Đồng ý","Không đồng ý","Không có ý kiến"],"min":1,"max":1,"question":"Phòng Quản lý xây dựng"},{"answers":["Đồng ý","Không đồng ý","Không có ý kiến"],"min":1,"max":1,"question":"Tổ \"Một cửa\""}]}
QUESTIONS
$tool setup make-election $uuid $group --template questions.json
$tool archive init

vote() {
  sed -n "$1p" secrets.txt > secret.txt
  echo "$2" > choice.json
  $tool election generate-ballot --privcred secret.txt --choice choice.json > ballot.json
  $tool archive add-event --type=Ballot < ballot.json
}
vote 1 '[[1,0,0],[1,0,0]]'
vote 2 '[[1,0,0],[0,1,0]]'
vote 3 '[[0,1,0],[1,0,0]]'
vote 4 '[[1,0,0],[0,0,1]]'
$tool archive add-event --type=EndBallots < /dev/null
$tool election compute-encrypted-tally | $tool archive add-event --type=EncryptedTally
for i in 1 3; do
  id=$(cat $i.trustee)
  $tool election decrypt-threshold --key "$id.key" --decryption-key "$id.dkey" \
    --trustee-id $((i + before)) | $tool archive add-event --type=PartialDecryption
done
for key in ./*.privkey; do
  [ -e "$key" ] && $tool election decrypt --privkey "$key" --trustee-id 1 |
    $tool archive add-event --type=PartialDecryption
done
$tool election compute-result | $tool archive add-event --type=Result
$tool election verify
