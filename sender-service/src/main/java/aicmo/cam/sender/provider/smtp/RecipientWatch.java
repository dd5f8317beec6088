package aicmo.cam.sender.provider.smtp;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Knows the address of the last {@code RCPT TO} on a connection. The Vert.x mail client says what a mail server answered to that command,
 * but not for which address of a mail with several; so its sockets are watched as it writes to them, one command after the other.
 */
final class RecipientWatch {
    private static final String COMMAND = "RCPT TO:<";

    private volatile String last;

    /** The address of the last command; empty before the first. */
    Optional<String> last() {
        return Optional.ofNullable(last);
    }

    /** The same, but every connection that it opens is watched. */
    Vertx over(Vertx vertx) {
        return proxy(Vertx.class, (proxy, method, given) -> {
            Object result = call(vertx, method, given);
            return result instanceof NetClient client ? over(client) : result;
        });
    }

    private NetClient over(NetClient client) {
        return proxy(NetClient.class, (proxy, method, given) -> {
            Object result = call(client, method, given);
            return result instanceof Future<?> future ? future.map(this::over) : result;
        });
    }

    private Object over(Object opened) {
        if (!(opened instanceof NetSocket socket)) {
            return opened;
        }
        return proxy(NetSocket.class, (proxy, method, given) -> {
            if (method.getName().equals("write") && given[0] instanceof String line && line.startsWith(COMMAND)) {
                last = line.substring(COMMAND.length(), line.indexOf('>'));
            }
            return call(socket, method, given);
        });
    }

    private static Object call(Object target, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
