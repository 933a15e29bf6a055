# What the commands of deploy/local share; sourced, not run.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

# The newest installed JDK that Biotrail is built for (17 to 25); JAVA_HOME wins where it is one.
choose_java() {
  local home version best=0
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*/; do
    [ -x "${home%/}/bin/javac" ] || continue
    version=$("${home%/}/bin/javac" -version 2>&1 | sed 's/^javac \([0-9]*\).*/\1/')
    if [ "$version" -ge 17 ] && [ "$version" -le 25 ] && [ "$version" -gt "$best" ]; then
      best=$version
      chosen_java=${home%/}
    fi
  done
  [ "$best" -gt 0 ] && export JAVA_HOME="$chosen_java"
}
