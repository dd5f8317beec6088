package aicmo.cam.classifier.model;

import aicmo.cam.classifier.phrase.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * {@code TrainIntentModel FILE}: trains the model of intent on {@code answers.txt} and writes it. The same text gives the same model; it
 * takes seconds.
 */
public final class TrainIntentModel {

    static final String ANSWERS = "answers.txt";
    private static final int ROUNDS = 150;

    private TrainIntentModel() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("name the file to write: TrainIntentModel src/main/resources/"
                    + IntentModel.class.getPackageName().replace('.', '/') + "/" + IntentModel.FILE);
        }
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[0]))) {
            train(samples()).serialize(out);
        }
    }

    static DoccatModel train(List<DocumentSample> samples) throws IOException {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, "MAXENT");
        parameters.put(TrainingParameters.ITERATIONS_PARAM, ROUNDS);
        parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
        parameters.put("PrintMessages", false);
        return DocumentCategorizerME.train(
                "x-unspecified", ObjectStreamUtils.createObjectStream(samples), parameters, new DoccatFactory());
    }

    /** Each answer of the file, under the class that the last heading named. */
    static List<DocumentSample> samples() throws IOException {
        List<DocumentSample> samples = new ArrayList<>();
        String label = "";
        try (InputStream in = TrainIntentModel.class.getResourceAsStream(ANSWERS)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("#") || line.isBlank()) {
                    continue;
                }
                if (line.matches("(?:POSITIVE|NEGATIVE|NEUTRAL) [a-z]{2}")) {
                    label = line.substring(0, line.indexOf(' '));
                } else {
                    samples.add(new DocumentSample(label, Features.of(line, Words.of(line))));
                }
            }
        }
        return samples;
    }
}
