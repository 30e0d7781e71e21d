using System.IO.Compression;
using System.Text;

namespace Goldthread.Fhir.Tests.Validation;

/// <summary>The public resources in the shared data folder, read in place.</summary>
internal static class PublicResources
{
    private static readonly string Root = Path.Combine(Shared(), "data", "fhir");

    /// <summary>Each resource of a folder of .json, .json.gz and .ndjson.gz files, with the place it stands at. Skips the test where the folder is missing.</summary>
    public static IEnumerable<(string Place, byte[] Json)> In(string name) =>
        System.IO.Directory.EnumerateFiles(Folder(name)).Order(StringComparer.Ordinal).SelectMany(Read);

    /// <summary>The folder of that name. Skips the test where it is missing.</summary>
    public static string Folder(string name)
    {
        var folder = Path.Combine(Root, name);
        Skip.IfNot(System.IO.Directory.Exists(folder), $"The shared data folder has no fhir/{name} (GOLDTHREAD_SHARED names it).");
        return folder;
    }

    private static IEnumerable<(string Place, byte[] Json)> Read(string path)
    {
        var name = Path.GetFileName(path);
        var bytes = File.ReadAllBytes(path);
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var unpacked = new MemoryStream();
            using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
            {
                gzip.CopyTo(unpacked);
            }

            bytes = unpacked.ToArray();
        }

        return name.Contains(".ndjson", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(bytes).Split('\n').Select((line, i) => (Place: $"{name} line {i + 1}", Line: line.Trim()))
                .Where(l => l.Line.Length > 0).Select(l => (l.Place, Encoding.UTF8.GetBytes(l.Line)))
            : [(name, bytes)];
    }

    private static string Shared()
    {
        if (Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") is { Length: > 0 } named)
        {
            return named;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.Parent?.FullName ?? AppContext.BaseDirectory, "shared");
    }
}
