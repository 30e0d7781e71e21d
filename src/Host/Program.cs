namespace Goldthread.Host; internal static class Program { private static void Main() { } }
