using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Cases;
using Goldthread.Toolkit.Evidence;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Instruments;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Mitigators;
using Goldthread.Toolkit.Signposts;

namespace Goldthread.Toolkit.Shelf;

/// <summary>A kind of item: what it is called, where it is shown, and how its documents are read.</summary>
/// <param name="Code">Its code, as in an address and in the store.</param>
/// <param name="One">What one is called, in the middle of a sentence.</param>
/// <param name="Many">What several are called.</param>
/// <param name="Path">The page of one is this, "/" and its id.</param>
/// <param name="Read">Reads a document and checks it.</param>
public sealed record ItemKind(string Code, string One, string Many, string Path, Func<string, Outcome<ItemDocument>> Read)
{
    /// <summary>An initiative: what some place did, and what came of it.</summary>
    public static ItemKind Initiative { get; } = new("initiative", "initiative", "initiatives", "/toolkit/initiatives", ItemJson.Read<Initiative>);

    /// <summary>A study: how it was made, and what it found.</summary>
    public static ItemKind Study { get; } = new("study", "study", "studies", "/toolkit/evidence/studies", ItemJson.Read<Study>);

    /// <summary>A claim, and every finding for it or against it.</summary>
    public static ItemKind Claim { get; } = new("claim", "claim", "claims", "/toolkit/evidence/claims", ItemJson.Read<Claim>);

    /// <summary>A signpost: something useful elsewhere.</summary>
    public static ItemKind Signpost { get; } = new("signpost", "signpost", "signposts", "/toolkit/signposts", ItemJson.Read<Signpost>);

    /// <summary>A value case: why it is worth it, for one kind of reader.</summary>
    public static ItemKind ValueCase { get; } = new("value-case", "value case", "value cases", "/toolkit/value-cases", ItemJson.Read<ValueCase>);

    /// <summary>A kind of hospital activity that might be avoided, shortened or done elsewhere.</summary>
    public static ItemKind Mitigator { get; } = new("mitigator", "mitigator", "mitigators", "/toolkit/evidence/mitigators", ItemJson.Read<Mitigator>);

    /// <summary>An instrument: questions by which partners can tell how far they have come.</summary>
    public static ItemKind Instrument { get; } = new("instrument", "instrument", "instruments", "/toolkit/instruments", ItemJson.Read<Instrument>);

    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<ItemKind> All { get; } = [Initiative, Study, Claim, Signpost, ValueCase, Mitigator, Instrument];

    /// <summary>A kind by its code, or null.</summary>
    public static ItemKind? Of(string code) => All.FirstOrDefault(k => k.Code == code);
}
