package aicmo.cam.local;

import aicmo.cam.local.supervise.ProgramFailed;
import aicmo.cam.local.supervise.Supervised;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts programs side by side, as many at a time as there are processors, and says which are awaited. */
record StartTogether(Progress progress) {

    void start(Collection<Supervised> programs) throws InterruptedException {
        ExecutorService starters =
                Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
        ExecutorCompletionService<String> starting = new ExecutorCompletionService<>(starters);
        List<String> awaited = new ArrayList<>();
        try {
            for (Supervised program : programs) {
                awaited.add(program.program().name());
                starting.submit(() -> {
                    program.start();
                    return program.program().name();
                });
            }
            while (!awaited.isEmpty()) {
                progress.update("Starting: " + (programs.size() - awaited.size()) + " of " + programs.size()
                        + " services are ready; waiting for " + String.join(", ", awaited));
                awaited.remove(starting.take().get());
            }
            progress.update("");
        } catch (ExecutionException e) {
            progress.update("");
            if (e.getCause() instanceof ProgramFailed failed) {
                throw failed;
            }
            throw new ProgramFailed("a service was not started: " + e.getCause());
        } finally {
            starters.shutdownNow();
        }
    }
}
