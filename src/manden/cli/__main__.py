from manden.cli import main

main()
