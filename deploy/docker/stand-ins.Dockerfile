# Bantin's own broker, store, mail sink and identity provider, for deploy/compose/stand-ins.yml.
ARG JAVA_IMAGE=eclipse-temurin:25.0.1_8-jre-noble
FROM ${JAVA_IMAGE}
WORKDIR /stack
COPY local-stack/target/app/lib/ lib/
COPY deploy/docker/ready deploy/docker/stand-ins.options ./
COPY local-stack/target/local-stack.jar ./
# The volume that is mounted here takes the owner over.
RUN mkdir /data && chown 10001:10001 /data
USER 10001:10001
VOLUME /data
ENTRYPOINT ["java", "@/stack/stand-ins.options", "-cp", "/stack/local-stack.jar", "io.bantin.stack.StandInMain"]
