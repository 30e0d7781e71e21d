namespace Goldthread.Host.Commands;
internal static class ExportCommand { public static Task<int> Run(string[] args) => Task.FromResult(args.Length); }
internal static class BackupCommand { public static Task<int> Run(string[] args) => Task.FromResult(args.Length); }
internal static class RestoreCommand { public static Task<int> Run(string[] args) => Task.FromResult(args.Length); }
