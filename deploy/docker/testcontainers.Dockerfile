# What mvn verify -Pcontainers starts, where apache/kafka and mongo cannot be pulled (CONTRIBUTING.md): Kafka's own broker from Maven's
# jars, set up by Kafka's own KafkaDockerWrapper; and Bantin's store, which takes what Testcontainers says to MongoDB's shell.
#   docker build -f deploy/docker/testcontainers.Dockerfile --target kafka -t bantin/kafka .      likewise --target store
ARG JAVA_IMAGE=eclipse-temurin:25.0.1_8-jre-noble

FROM ${JAVA_IMAGE} AS kafka
COPY local-stack/target/app/lib/ /opt/kafka/libs/
COPY deploy/docker/kafka-run /etc/kafka/docker/run
RUN cd /etc/kafka/docker && chmod 755 run && touch server.properties && echo '{}' >log4j2.yaml && cp log4j2.yaml tools-log4j2.yaml \
 && mkdir -p /opt/kafka/config /mnt/shared/config && chown -R 10001 /opt/kafka/config /mnt/shared/config
USER 10001:10001
EXPOSE 9092
CMD ["/etc/kafka/docker/run"]

FROM ${JAVA_IMAGE} AS store
COPY local-stack/target/app/lib/ /stack/lib/
COPY local-stack/target/local-stack.jar deploy/docker/stand-ins.options /stack/
RUN printf '#!/bin/sh\nexit 0\n' >/usr/local/bin/mongosh && chmod 755 /usr/local/bin/mongosh && mkdir /data && chown 10001 /data
USER 10001:10001
EXPOSE 27017
# Arguments such as --replSet are swallowed by the last word.
ENTRYPOINT ["sh", "-c", "exec java @/stack/stand-ins.options -cp /stack/local-stack.jar io.bantin.stack.StandInMain store", "store"]
