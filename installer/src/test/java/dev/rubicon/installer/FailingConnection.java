package dev.rubicon.installer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A connection whose n-th statement fails as if the disk were full. */
final class FailingConnection {
    private int left;

    private FailingConnection(int statements) {
        left = statements;
    }

    /** The connection is lost once the last commit has arrived, before the answer to it does. */
    static Connection losingTheAnswerToACommit(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                FailingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("prepareStatement") && "COMMIT".equals(arguments[0]);
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (commit) {
                            ((PreparedStatement) result).execute();
                            throw new SQLException("An I/O error occurred", "08006");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
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
