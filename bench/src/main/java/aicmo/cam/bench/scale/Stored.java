package aicmo.cam.bench.scale;

import aicmo.cam.bench.Figure;
import aicmo.cam.bench.ground.Ground;
import aicmo.cam.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What a mail, with its share of answers, leaves behind: in each service's tables with their indexes, and in Kafka. */
final class Stored {
    private Stored() {}

    static List<Figure> of(Ground ground, int mails) throws SQLException, IOException {
        List<Figure> figures = new ArrayList<>();
        try (Connection database = ground.postgres().asSuperuser().getConnection();
                PreparedStatement size = database.prepareStatement("""
                        select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = ? and c.relkind = 'r'
                        """)) {
            for (Service service : Service.values()) {
                size.setString(1, service.id());
                try (ResultSet row = size.executeQuery()) {
                    row.next();
                    figures.add(figure("stored by " + service.id() + " for a mail", row.getDouble(1), mails));
                }
            }
        }
        try (Stream<Path> files = Files.walk(ground.folder().resolve("kafka"))) {
            double log = files.filter(file ->
                            file.toString().endsWith(".log") && file.toString().contains("cam."))
                    .mapToDouble(Stored::size)
                    .sum();
            figures.add(figure("kept by Kafka for a mail", log, mails));
        }
        return figures;
    }

    private static double size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " has no size", e);
        }
    }

    private static Figure figure(String name, double bytes, int mails) {
        return new Figure(name, bytes / mails, "bytes", OptionalDouble.empty());
    }
}
