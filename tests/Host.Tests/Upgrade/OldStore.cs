using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace Goldthread.Host.Tests.Upgrade;

/// <summary>A store that an earlier build made, and what that build said of it.</summary>
internal static class OldStore
{
    /// <summary>Every store beside this file, by the commit whose build made it.</summary>
    public static IEnumerable<object[]> All { get; } =
        typeof(OldStore).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("store-", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal))
            .Select(n => new object[] { n["store-".Length..^".json".Length] }).ToArray();

    public static void Unpack(string commit, string folder)
    {
        using var packed = Open($"store-{commit}.tar.gz");
        using var tar = new GZipStream(packed, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(tar, folder, overwriteFiles: false);
    }

    public static OldFacts Facts(string commit)
    {
        using var json = Open($"store-{commit}.json");
        return JsonSerializer.Deserialize<OldFacts>(json, JsonSerializerOptions.Web)!;
    }

    private static Stream Open(string name) => typeof(OldStore).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not beside the tests.");
}

/// <summary>What the old build said.</summary>
/// <param name="Current">Type/id/version of each current resource, sorted.</param>
/// <param name="Versions">Every version that was ever written.</param>
/// <param name="Journal">Acts that wrote.</param>
/// <param name="Ends">The last hash of the chain of each part.</param>
/// <param name="Reads">Acts that read.</param>
/// <param name="Sight">Part/person/viewer of each who may see whom, sorted.</param>
/// <param name="People">Part/person of each Patient.</param>
internal sealed record OldFacts(
    IReadOnlyList<string> Current, IReadOnlyList<OldVersion> Versions, long Journal, IReadOnlyDictionary<string, string> Ends, long Reads,
    IReadOnlyList<string> Sight, IReadOnlyDictionary<string, string> People);

/// <summary>One version as it was stored.</summary>
internal sealed record OldVersion(int Part, long Row, string Id, int Version, string Source, int? Bytes, string? Sha256);
