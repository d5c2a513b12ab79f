package io.bantin.stack.testing;

/** The broker and the store of the tests: in this JVM or in containers. */
interface Infrastructure {

    String brokers();

    String storeUri(String database);

    void stopBroker();

    void startBroker();

    void stopStore();

    void startStore();
}
