# Sourced by ./rubicon and by what is installed: what Java is told for a command.

# Sets cache (its name) and tiers (the compilers) for command $1; $2 is the folder of the .args files.
choose() {
    case $1 in
        -* | archive | company | completion | history | instance | man | search | show | tags | version) cache=quick tiers=@$2/quick.args ;;
        diff | drift | force | plan) cache=changing tiers=@$2/quick.args ;;
        [Ii]nstall* | [Uu]pdate* | [Uu]ninstall* | apply | demo | doctor | inspect | rollback | sql | sync) cache=changing tiers=@$2/changing.args ;;
        fetch | mirror | pack | publish | push | repository) cache=changing tiers=@$2/hashing.args ;;
        *) cache=changing tiers=-XX:TieredStopAtLevel=4 ;;
    esac
}
