using Goldthread.Kernel.Values;

namespace Goldthread.Population.Reference.Areas;

/// <summary>What partners agreed about a place whose footprint is not that of one upper-tier council (domain rule N07).</summary>
/// <param name="Number">Its number.</param>
/// <param name="Place">Code of the place.</param>
/// <param name="Partners">Who agreed, by name; at least two.</param>
/// <param name="Reason">Why this footprint.</param>
/// <param name="AgreedOn">The day of the agreement.</param>
/// <param name="RecordedAt">When it was written down.</param>
/// <param name="RecordedBy">By whom.</param>
/// <param name="End">When it was ended, by whom and why; null while it is in force.</param>
public sealed record PlaceAgreement(
    long Number, string Place, IReadOnlyList<string> Partners, string Reason, DateOnly AgreedOn, DateTimeOffset RecordedAt, string RecordedBy, PlaceAgreementEnd? End)
{
    private const int FewestPartners = 2;
    private const int LongestReason = 2_000;
    private const int LongestPartners = 2_000;

    /// <summary>What is wrong with an agreement that somebody wants to write down; empty where nothing is.</summary>
    /// <param name="footprint">The footprint of its place.</param>
    /// <param name="known">Agreements about the place.</param>
    /// <param name="partners">Partners as typed, each on a line.</param>
    /// <param name="reason">The reason as typed.</param>
    /// <param name="agreedOn">The day; null where none was typed that could be read.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<Fault> Faults(Footprint footprint, IReadOnlyList<PlaceAgreement> known, string? partners, string? reason, DateOnly? agreedOn, DateOnly today)
    {
        if (footprint.Kind == FootprintKind.Same) return [new Fault(FaultKind.Conflict, "This place is the area of one upper-tier council, and needs no agreement")];
        if (known.Any(a => a.End is null)) return [new Fault(FaultKind.Conflict, "An agreement about this place is in force already. End it first")];
        var faults = new List<Fault>();
        if (PartnersOf(partners).Count < FewestPartners) faults.Add(new(FaultKind.Invalid, "Name at least 2 different partners, each on a line of its own", "Partners"));
        else if (partners!.Length > LongestPartners) faults.Add(new(FaultKind.Invalid, $"Partners must be {LongestPartners:N0} characters or less", "Partners"));
        if (agreedOn > today) faults.Add(new(FaultKind.Invalid, "Date of the agreement must be today or in the past", "AgreedOn"));
        faults.AddRange(ReasonFaults(reason, "Enter why the partners agreed to this footprint", "Reason"));
        return faults;
    }

    /// <summary>What is wrong with the reason of an end; empty where nothing is.</summary>
    public static IReadOnlyList<Fault> EndFaults(PlaceAgreement? standing, string? reason) => standing is not { End: null }
        ? [new Fault(FaultKind.Conflict, "This agreement has ended already")]
        : ReasonFaults(reason, "Enter why the agreement ends", "EndReason");

    /// <summary>The partners of a text, each line once.</summary>
    public static IReadOnlyList<string> PartnersOf(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static Fault[] ReasonFaults(string? reason, string empty, string path) =>
        string.IsNullOrWhiteSpace(reason) ? [new Fault(FaultKind.Invalid, empty, path)]
        : reason.Length > LongestReason ? [new Fault(FaultKind.Invalid, $"Reason must be {LongestReason:N0} characters or less", path)]
        : [];
}

/// <summary>The end of an agreement.</summary>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
/// <param name="Reason">Why.</param>
public sealed record PlaceAgreementEnd(DateTimeOffset At, string By, string Reason);
