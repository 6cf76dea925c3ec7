# shellcheck shell=sh
# Every writing command, one a line, in an order in which each may follow the ones before it. To be sourced in the room
# "small": defines each_move, which hands the commands to a function one by one.
printf 'date,expert,partner,summary\n2024-01-10,E1,FIN,Un\n2024-01-11,E1,FIN,Deux\n' >week.csv
printf 'date,expert,partner,summary,ref\n2023-01-10,E1,FIN,Autre,2023-1\n' >again.csv
mkdir -p more
printf 'code,name,since\nC1,Ann Janssens,2015-01-01\nC7,Cas,2023-01-01\n' >more/coordinators.csv
printf 'date,about,kind\n2024-03-03,FIN,review\n' >more/meetings.csv
cat >moves.txt <<'MOVES'
coordinator add C8 --name New --since 2020-01-01
coordinator edit C8 --name Other --fte 0.5
coordinator end C8 --until 2023-12-31
partner add NEW --kind regional --name-fr Neuf
partner edit NEW --kind other --name-fr Nouveau --address Ici
partner agree NEW --relation external --since 2023-01-01
partner unagree NEW --relation external --until 2023-12-31
partner rename NEW --since 2024-01-01 --name-fr Encore --name-nl Nog --abbr-fr E
partner rename NEW --since 2024-01-01 --name-fr Toujours
partner end NEW --until 2025-12-31
partner merge HOSA HOSB --into NEW --since 2024-01-01
partner split FIN --into CPAS,ASBL --since 2024-01-01
expert add E8 --name Nobody --since 2023-01-01 --fte 1
expert edit E8 --name '' --language de
expert second E8 --partner FIN --since 2023-02-01 --mentor Somebody
expert second E8 --partner FIN --since 2023-02-01 --update --share 0.5
expert recall E8 --partner FIN --until 2023-12-31 --end-reason done
expert contract E8 --since 2024-01-01 --fte 0.5
expert contract E8 --since 2024-06-01 --parallel
expert contract E8 --since 2024-06-01 --update --fte 0.3
expert end E8 --until 2024-12-31
project add P8 --kind tailored --title T --experts 'E8 E1' --partner FIN
project edit P8 --experts E3 --title U --since 2024-01-01
project end P8 --until 2024-12-31
meeting add --date 2024-01-05 --about P8 --kind start --note text
meeting edit 5 --note '' --next 2024-02-02
observe import week.csv
observe import again.csv --update
observe similar 1 --same 2 --different 3
observe similar 2 --different 1
import more --update
observe add --date 2024-01-12 --expert E1 --partner FIN --summary Trois --barriers 'waiting cost'
observe edit 10 --title Titre --barriers ''
observe note 8 9 10 --date 2024-02-01
observe feedback 8 9 --date 2024-02-02
observe withdraw 8 10 --reason 'noted twice' --date 2024-02-03
observe tally --month 2024-01 --expert E1 --partner FIN --count 3
observe tally --month 2024-01 --expert E1 --partner FIN --count 4 --update
observe tally --month 2024-01 --expert E1 --partner FIN --count ''
MOVES
each_move() {
    while read -r move; do eval "\"\$1\" $move"; done <moves.txt
}
