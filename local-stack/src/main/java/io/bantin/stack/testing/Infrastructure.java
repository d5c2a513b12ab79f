package io.bantin.stack.testing;

/** Where broker and store run: in this JVM, or in containers. */
interface Infrastructure {

    String brokers();

    String storeUri(String database);

    void stopBroker();

    void startBroker();

    void stopStore();

    void startStore();
}
