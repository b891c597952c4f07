/*
 * TLC as an oracle: one JVM that answers many questions about values of expressions and about whole specifications.
 *
 * Requests arrive on standard input and answers leave on standard output, one JSON object a line. Requests hold only strings
 * without escapes (the caller chooses the paths):
 *
 *   {"kind":"expressions","dir":D,"module":M}         evaluates every definition E<n>(dummy) of module M with configuration M.cfg
 *   {"kind":"specification","dir":D,"module":M,"config":C}    model checks D/M.tla with D/C.cfg
 *
 * Every request gets TLC in a class loader of its own, because TLC keeps its string table, its constants and its message history in
 * static fields. A request that passes its deadline is answered with "timeout" and ends the process: threads of TLC cannot be stopped,
 * the caller starts a new one.
 *
 * Run it as a source file, nothing is compiled beforehand: java -cp tla2tools.jar TlcOracle.java
 */
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class TlcOracle {
  private static final long EXPRESSION_DEADLINE_MS = 4_000;
  private static final long SPECIFICATION_DEADLINE_MS = 60_000;
  /** Sets above this size are refused by TLC itself, long before they exhaust the heap. */
  static final int LARGEST_SET = 20_000;
  /** Longer values are answered with "tooLarge": comparing them would cost more than it can show. */
  static final int LONGEST_ANSWER = 20_000;

  private static final PrintStream ANSWERS = System.out;

  public static void main(String[] args) throws Exception {
    final BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      if (line.isBlank()) continue;
      if (field(line, "kind").equals("expressions")) {
        answerExpressions(field(line, "dir"), field(line, "module"));
      } else {
        answerSpecification(field(line, "dir"), field(line, "module"), field(line, "config"));
      }
    }
    System.exit(0);
  }

  private static void answerExpressions(String dir, String module) throws Exception {
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    final ClassLoader loader = freshLoader();
    final Object session;
    try {
      session = loader.loadClass("TlcOracle$Expressions").getDeclaredConstructor(String.class, String.class).newInstance(dir, module);
    } catch (Throwable error) {
      say("{\"failed\":" + quote(rootMessage(error) + "\n" + printed.toString(StandardCharsets.UTF_8)) + "}");
      return;
    }
    @SuppressWarnings("unchecked")
    final List<String> names = ((java.util.function.Supplier<List<String>>) session).get();
    @SuppressWarnings("unchecked")
    final java.util.function.Function<String, String> evaluate = (java.util.function.Function<String, String>) session;
    for (String name : names) {
      final String answer = within(EXPRESSION_DEADLINE_MS, () -> evaluate.apply(name));
      if (answer == null) {
        say("{\"name\":" + quote(name) + ",\"timeout\":true}");
        System.exit(3);
      }
      say("{\"name\":" + quote(name) + "," + answer + "}");
      printed.reset();
    }
    say("{\"done\":true}");
  }

  private static final Pattern MESSAGE = Pattern.compile("@!@!@STARTMSG (\\d+):\\d+ @!@!@\\R(.*?)\\R@!@!@ENDMSG \\1 @!@!@", Pattern.DOTALL);

  private static void answerSpecification(String dir, String module, String config) throws Exception {
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    final ClassLoader loader = freshLoader();
    final Integer code = within(SPECIFICATION_DEADLINE_MS, () -> {
      final Class<?> tlcClass = loader.loadClass("tlc2.TLC");
      final Object tlc = tlcClass.getDeclaredConstructor().newInstance();
      final String[] arguments = {"-tool", "-workers", "1", "-fpmem", "0.01", "-metadir", dir + File.separator + "states-" + config,
        "-config", dir + File.separator + config + ".cfg", dir + File.separator + module};
      if (!(Boolean) tlcClass.getMethod("handleParameters", String[].class).invoke(tlc, (Object) arguments)) return -1;
      final Object resolver = loader.loadClass("util.SimpleFilenameToStream").getDeclaredConstructor(String.class).newInstance(dir);
      tlcClass.getMethod("setResolver", loader.loadClass("util.FilenameToStream")).invoke(tlc, resolver);
      final int errorCode = (Integer) tlcClass.getMethod("process").invoke(tlc);
      return (Integer) loader.loadClass("tlc2.output.EC$ExitStatus").getMethod("errorConstantToExitStatus", int.class).invoke(null, errorCode);
    });
    final StringBuilder messages = new StringBuilder();
    final String text = printed.toString(StandardCharsets.UTF_8);
    final Matcher matcher = MESSAGE.matcher(text);
    while (matcher.find()) {
      if (messages.length() > 0) messages.append(',');
      messages.append("{\"code\":").append(matcher.group(1)).append(",\"text\":").append(quote(matcher.group(2))).append('}');
    }
    say("{\"module\":" + quote(module) + ",\"config\":" + quote(config) + (code == null ? ",\"timeout\":true" : ",\"exit\":" + code) + ",\"messages\":[" + messages + "]"
      + (messages.length() == 0 ? ",\"text\":" + quote(text) : "") + "}");
    if (code == null) System.exit(3);
  }

  /** The result of a task, or null when it passes its deadline. An exception of the task is the answer "-2". */
  @SuppressWarnings("unchecked")
  private static <T> T within(long milliseconds, Callable<T> task) throws Exception {
    final FutureTask<T> future = new FutureTask<>(task);
    final Thread thread = new Thread(null, future, "question", 16L << 20);
    thread.setDaemon(true);
    thread.start();
    try {
      return future.get(milliseconds, TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return null;
    } catch (ExecutionException failed) {
      failed.getCause().printStackTrace();
      return (T) Integer.valueOf(-2);
    }
  }

  /** A loader that defines TLC's classes, and this file's, anew. The source launcher keeps the latter in memory, readable as resources. */
  private static ClassLoader freshLoader() throws Exception {
    final List<URL> jars = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) jars.add(new File(path).toURI().toURL());
    final ClassLoader own = TlcOracle.class.getClassLoader();
    return new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith("TlcOracle")) return super.findClass(name);
        try (InputStream stream = own.getResourceAsStream(name + ".class")) {
          final byte[] bytes = stream.readAllBytes();
          return defineClass(name, bytes, 0, bytes.length);
        } catch (Exception error) {
          throw new ClassNotFoundException(name, error);
        }
      }
    };
  }

  private static void say(String line) {
    ANSWERS.println(line);
    ANSWERS.flush();
  }

  private static String field(String line, String name) {
    final Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"\\\\]*)\"").matcher(line);
    if (!matcher.find()) throw new IllegalArgumentException("no field " + name + " in " + line);
    return matcher.group(1);
  }

  static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) root = root.getCause();
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }

  static String quote(String text) {
    final StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      final char c = text.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c == '\n') out.append("\\n");
      else if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  /** A loaded module whose definitions E1(dummy), E2(dummy), … are evaluated one by one. */
  public static class Expressions implements java.util.function.Supplier<List<String>>, java.util.function.Function<String, String> {
    private final tlc2.tool.impl.FastTool tool;
    private final java.util.LinkedHashMap<String, tla2sany.semantic.OpDefNode> definitions = new java.util.LinkedHashMap<>();
    private boolean warnedOfExcept = false;

    public Expressions(String dir, String module) {
      tlc2.TLCGlobals.setBound = LARGEST_SET;
      util.ToolIO.setUserDir(dir);
      tlc2.output.MP.setRecorder(new tlc2.output.MPRecorder() {
        @Override
        public void record(int code, Object... parameters) {
          if (code == tlc2.output.EC.TLC_EXCEPT_APPLIED_TO_UNKNOWN_FIELD) warnedOfExcept = true;
        }
      });
      this.tool = new tlc2.tool.impl.FastTool(dir, module, module, new util.SimpleFilenameToStream(dir));
      for (tla2sany.semantic.OpDefNode definition : tool.getSpecProcessor().getRootModule().getOpDefs()) {
        if (definition.getName().toString().matches("E\\d+")) definitions.put(definition.getName().toString(), definition);
      }
    }

    @Override
    public List<String> get() {
      return new ArrayList<>(definitions.keySet());
    }

    @Override
    public String apply(String name) {
      warnedOfExcept = false;
      String answer;
      try {
        final tlc2.value.impl.Value value = (tlc2.value.impl.Value) tool.eval(definitions.get(name).getBody(), tlc2.util.Context.Empty, tlc2.tool.TLCState.Empty);
        value.deepNormalize();
        final StringBuilder data = new StringBuilder();
        encode(value, data);
        answer = "\"data\":" + data + ",\"text\":" + quote(value.toString());
      } catch (TooLarge large) {
        answer = "\"tooLarge\":true";
      } catch (Throwable error) {
        answer = "\"error\":" + quote(error.getClass().getSimpleName()) + ",\"message\":" + quote(String.valueOf(error.getMessage()));
      }
      return warnedOfExcept ? answer + ",\"exceptOnMissing\":true" : answer;
    }

    private static final class TooLarge extends RuntimeException {}

    private static void encode(tlc2.value.impl.Value value, StringBuilder out) {
      if (out.length() > LONGEST_ANSWER) throw new TooLarge();
      if (value instanceof tlc2.value.impl.LazyValue lazy) throw new IllegalStateException("unevaluated value " + lazy);
      if (value instanceof tlc2.value.impl.IntValue || value instanceof tlc2.value.impl.BoolValue) {
        out.append(value.toString().toLowerCase(java.util.Locale.ROOT));
      } else if (value instanceof tlc2.value.impl.StringValue string) {
        out.append(quote(string.val.toString()));
      } else if (value instanceof tlc2.value.impl.ModelValue) {
        out.append("{\"#model\":").append(quote(value.toString())).append('}');
      } else if (value instanceof tlc2.value.impl.RecordValue record) {
        out.append('{');
        for (int i = 0; i < record.names.length; i++) {
          out.append(i == 0 ? "" : ",").append(quote(record.names[i].toString())).append(':');
          encode(record.values[i], out);
        }
        out.append('}');
      } else if (value instanceof tlc2.value.impl.FcnLambdaValue) {
        // Its toTuple overlooks the updates of EXCEPT; its toFcnRcd does not.
        encode((tlc2.value.impl.Value) value.toFcnRcd(), out);
      } else if (value.toTuple() instanceof tlc2.value.impl.TupleValue tuple) {
        out.append('[');
        for (int i = 0; i < tuple.elems.length; i++) {
          if (i > 0) out.append(',');
          encode(tuple.elems[i], out);
        }
        out.append(']');
      } else if (value instanceof tlc2.value.impl.FcnRcdValue function) {
        encodeFunction(function, out);
      } else {
        encodeSet(value, out);
      }
    }

    private static void encodeFunction(tlc2.value.impl.FcnRcdValue function, StringBuilder out) {
      final tlc2.value.impl.Value[] domain = function.getDomainAsValues();
      boolean strings = true;
      for (tlc2.value.impl.Value key : domain) strings = strings && key instanceof tlc2.value.impl.StringValue;
      out.append(strings ? "{" : "{\"#fn\":[");
      for (int i = 0; i < domain.length; i++) {
        out.append(i == 0 ? "" : ",").append(strings ? "" : "[");
        encode(domain[i], out);
        out.append(strings ? ":" : ",");
        encode(function.values[i], out);
        out.append(strings ? "" : "]");
      }
      out.append(strings ? "}" : "]}");
    }

    private static void encodeSet(tlc2.value.impl.Value value, StringBuilder out) {
      final tlc2.value.impl.Value elements = value instanceof tlc2.value.impl.UserValue ? null : value.toSetEnum();
      if (elements == null) {
        out.append("{\"#text\":").append(quote(value.toString())).append('}');
        return;
      }
      elements.normalize();
      final tlc2.value.impl.ValueVec members = ((tlc2.value.impl.SetEnumValue) elements).elems;
      out.append("{\"#set\":[");
      for (int i = 0; i < members.size(); i++) {
        if (i > 0) out.append(',');
        encode(members.elementAt(i), out);
      }
      out.append("]}");
    }
  }
}
