package dev.rubicon.installer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** A connection whose n-th statement fails as if the disk were full. */
final class FailingConnection {
    private int left;

    private FailingConnection(int statements) {
        left = statements;
    }

    /**
     * {@code statements} run; the next one fails, and after it all run again.
     *
     * @param diskFull the database's code for it
     */
    static Connection over(Connection connection, int statements, String diskFull) {
        FailingConnection failing = new FailingConnection(statements);
        return (Connection) Proxy.newProxyInstance(
                FailingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && failing.left-- == 0) {
                        throw new SQLException("disk full", diskFull, Integer.parseInt(diskFull));
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
