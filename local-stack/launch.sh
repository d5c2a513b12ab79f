# Read by the scripts `local` and `bench`: finds a JDK, builds what is older than its sources, and keeps copies of the jars that
# they run, since a later build may write a jar anew while a system runs from it. Needs $home.

needed=25
# Maven and the libraries do what newer JVMs warn of; nobody who starts the system can do anything about it.
quiet="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

# Prints the major version of the JDK in a folder; nothing when there is none.
major() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local candidate version
  for candidate in "${JAVA_HOME:-}" "${JDK_25:-}" /usr/lib/jvm/* /opt/* /opt/*/*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* /usr/java/*; do
    version=$(major "$candidate")
    if [ -n "$version" ] && [ "$version" -ge "$needed" ]; then
      echo "$candidate"
      return
    fi
  done
}

# True when a jar of the modules named is missing, or a source or build file changed, came or went (its folder is newer then)
# since the last good build.
must_build() {
  local module
  for module in "$@"; do
    [ -f "$home/$module/target/$module.jar" ] || return 0
  done
  [ ! -f "$stamp" ] ||
    [ -n "$(find "$home"/pom.xml "$home"/*/pom.xml "$home"/*/src/main -newer "$stamp" -print -quit)" ]
}

build() {
  command -v mvn >/dev/null || {
    echo "Maven (mvn) is not on the PATH; it is needed to build what changed." >&2
    exit 1
  }
  echo "Building (the first time takes some minutes) ..." >&2
  local begun
  begun=$(mktemp "$home/target/begun.XXXXXX")
  # Of the time before the build: what is saved while it runs counts as newer.
  # The check of the format (exec) belongs to the tests; whoever tries something out need not have formatted it.
  if JAVA_HOME="$jdk" MAVEN_OPTS="$quiet ${MAVEN_OPTS:-}" \
    mvn -f "$home/pom.xml" -B -q -ntp -Dstyle.color=never -Dmaven.test.skip -Dexec.skip package >&2; then
    mv "$begun" "$stamp"
  else
    rm -f "$begun"
    echo "The build failed; nothing was started." >&2
    exit 1
  fi
}

# Copies a module's jar beside its libraries.
keep() {
  local built="$home/$1/target/$1.jar" copy="$home/$1/target/app/$1.jar"
  if ! cmp -s "$built" "$copy"; then
    mkdir -p "$home/$1/target/app"
    cp "$built" "$copy.new"
    mv -f "$copy.new" "$copy"
  fi
}

jdk=$(find_jdk)
if [ -z "$jdk" ]; then
  echo "No JDK $needed or newer was found; install one or point JAVA_HOME to it." >&2
  exit 1
fi
mkdir -p "$home/target"
stamp="$home/target/built"
parts="local-stack gateway article-service category-service notification-service portal"
launcher="$home/local-stack/target/app/local-stack.jar"
