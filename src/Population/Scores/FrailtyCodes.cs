using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Goldthread.Population.Scores;

/// <summary>
/// The operator's list of the codes of the electronic frailty index, from the file that the setting Goldthread:Risk:FrailtyCodes names. The list belongs to its authors and is never shipped: without
/// the setting there is no such score here. A file that cannot be read is told in the log and on the page about scores, and is as if there were none.
/// </summary>
public sealed class FrailtyCodes
{
    /// <summary>The name of the setting.</summary>
    public const string Setting = "Goldthread:Risk:FrailtyCodes";

    private FrailtyCodes(ElectronicFrailty? index, string digest, string? whyNot) => (Index, Digest, WhyNot) = (index, digest, whyNot);

    /// <summary>The index; null where there is no list.</summary>
    public ElectronicFrailty? Index { get; }

    /// <summary>The list's fingerprint; empty where there is none.</summary>
    public string Digest { get; }

    /// <summary>Why a list that was named is not used; null where none was named, or it is used.</summary>
    public string? WhyNot { get; }

    /// <summary>No list.</summary>
    public static FrailtyCodes None { get; } = new(null, "", null);

    /// <summary>Reads what the setting names.</summary>
    public static FrailtyCodes Of(IConfiguration configuration, ILogger<FrailtyCodes> log)
    {
        if (configuration[Setting] is not { Length: > 0 } path) return None;
        var codes = Read(path);
        if (codes.WhyNot is { } why) log.LogError("The codes of the electronic frailty index are not used: {Why}", why);
        return codes;
    }

    /// <summary>Reads a file.</summary>
    public static FrailtyCodes Read(string path)
    {
        if (!File.Exists(path)) return new FrailtyCodes(null, "", $"{Setting} names the file {path}, which is not there.");
        var bytes = File.ReadAllBytes(path);
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        var index = ElectronicFrailty.Read(reader);
        return index.Succeeded
            ? new FrailtyCodes(index.Value, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12], null)
            : new FrailtyCodes(null, "", $"{Path.GetFileName(path)}, {index.Faults[0].Path ?? "line 1"}: {index.Faults[0].Message}{(index.Faults.Count > 1 ? $" And {index.Faults.Count - 1} more." : "")}");
    }
}
