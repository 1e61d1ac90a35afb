# Two images from one file:
#   docker build -t gonogo .                  no shell; any user, read-only root folder: Kubernetes, Argo CD, docker run
#   docker build -t gonogo:ci --target ci .   with a shell and git: `image:` of GitLab, `container:` of GitHub, Jenkins
ARG JDK=eclipse-temurin:25-jdk
ARG DEBIAN=debian:12-slim

FROM ${JDK} AS jdk

FROM ${DEBIAN} AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates gcc libc6-dev maven unzip \
  && rm -rf /var/lib/apt/lists/*
COPY --from=jdk /opt/java/openjdk /usr/lib/jvm/jdk-25
ENV JAVA_HOME=/usr/lib/jvm/jdk-25
WORKDIR /build
COPY . .
RUN mvn -B -ntp -Dmaven.test.skip=true package
RUN docker/rootfs target/dist "$JAVA_HOME" /image

FROM ${DEBIAN} AS ci
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates git openssh-client \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /image/opt /opt
RUN ln -s /opt/gonogo/entry /usr/local/bin/gonogo && useradd --uid 65532 --create-home gonogo
USER 65532:65532
WORKDIR /work
# No entry of its own: these systems start a shell in it.
CMD ["gonogo", "--help"]

FROM scratch AS image
COPY --from=build /image /
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/opt/gonogo/entry"]
CMD ["--help"]
