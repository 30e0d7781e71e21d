using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Mitigators;

/// <summary>What hospitals do.</summary>
public enum HospitalActivity
{
    /// <summary>A stay in a bed, or a day case.</summary>
    Stay,

    /// <summary>An outpatient appointment.</summary>
    Outpatient,

    /// <summary>A visit to an emergency department.</summary>
    EmergencyDepartment,
}

/// <summary>What could become of it.</summary>
public enum Mitigation
{
    /// <summary>It would not happen.</summary>
    Avoided,

    /// <summary>It would take fewer days.</summary>
    Shortened,

    /// <summary>It would happen in another way or setting.</summary>
    Otherwise,
}

/// <summary>
/// A kind of hospital activity that might be avoided, shortened or done otherwise, with what experts expect. The kinds and codes are those of the demand and capacity model of
/// the New Hospital Programme (NHS England and the Strategy Unit, MIT licence); the words are ours. A forecast is opinion that was elicited, never an effect that was measured.
/// </summary>
public sealed record Mitigator : ItemDocument
{
    /// <summary>Of what activity it is a part.</summary>
    public required HospitalActivity Activity { get; init; }

    /// <summary>What could become of it.</summary>
    public required Mitigation Mitigation { get; init; }

    /// <summary>Which stays, appointments or visits are counted.</summary>
    public required string Counts { get; init; }

    /// <summary>What places do that might bring it about: codes of <see cref="Interventions"/>.</summary>
    public IReadOnlyList<string> Interventions { get; init; } = [];

    /// <summary>What it is made of, each with a code of its own.</summary>
    public required IReadOnlyList<MitigatorPart> Parts { get; init; }

    /// <summary>How the forecasts of the parts were made; null where none has one.</summary>
    public Elicitation? Elicitation { get; init; }

    /// <summary>What a reader should be wary of.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>Where this is from.</summary>
    public required IReadOnlyList<Reference> References { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Links => References.Select(r => r.Url).OfType<string>();

    internal override IEnumerable<(string Where, string Text, byte Weight)> Said =>
    [
        ("the title", Title, 6),
        .. Parts.Select(p => ("its parts", $"{p.Name} {p.Code}", (byte)2)),
        .. Interventions.Select(i => ("what might bring it about", Initiatives.Interventions.TitleOf(i), (byte)2)),
        ("the summary", Summary, 2),
        ("what it counts", Counts, 2),
    ];

    internal override IEnumerable<FacetValue> Facets => [.. Interventions.Distinct().Select(i => new FacetValue("did", i, Initiatives.Interventions.TitleOf(i)))];

    internal override IEnumerable<Fault> Check()
    {
        foreach (var fault in base.Check()) yield return fault;
        if (Counts.Trim().Length == 0) yield return Wrong("counts", "Say what is counted");
        if (Parts.Count == 0) yield return Wrong("parts", "Name at least one part with its code");
        foreach (var fault in Interventions.Count == 0 ? [] : Initiatives.Interventions.Check(Interventions)) yield return fault;
        for (var i = 0; i < Parts.Count; i++)
        {
            foreach (var fault in Parts[i].Check($"parts[{i}]")) yield return fault;
            if (Parts.Take(i).Any(p => p.Code == Parts[i].Code)) yield return Wrong($"parts[{i}].code", "Another part has this code");
        }

        if (References.Count == 0) yield return Wrong("references", "Say where this is from");
        for (var i = 0; i < References.Count; i++)
        {
            foreach (var fault in References[i].Check($"references[{i}]")) yield return fault;
        }

        if (Elicitation is null != Parts.All(p => p.Mean is null)) yield return Wrong("elicitation", Elicitation is null ? "Say how the forecasts were made" : "There is no forecast to speak of");
        if (Elicitation is { } elicitation && References.All(r => r.Id != elicitation.Source)) yield return Wrong("elicitation.source", "Forecasts need their source: the id of one of the references");
        if (Elicitation is { Experts: < 1 }) yield return Wrong("elicitation.experts", "Say how many were asked");
    }
}

/// <summary>One part of a mitigator. Forecasts are per cent of its activity that would be avoided, shortened or done otherwise, 0 to 100.</summary>
/// <param name="Code">Its code in the model of the New Hospital Programme.</param>
/// <param name="Name">What it is, in our words.</param>
/// <param name="Low">What would be surprisingly low: the tenth percentile of all forecasts together.</param>
/// <param name="Mean">Their mean; null where there was no forecast.</param>
/// <param name="High">What would be surprisingly high: the ninetieth percentile.</param>
public sealed record MitigatorPart(string Code, string Name, decimal? Low = null, decimal? Mean = null, decimal? High = null)
{
    internal IEnumerable<Fault> Check(string path)
    {
        if (Code.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Give its code", path + ".code");
        if (Name.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Say what it is", path + ".name");
        if (Low is null != Mean is null || High is null != Mean is null) yield return new Fault(FaultKind.Invalid, "Give low, mean and high, or none of them", path + ".mean");
        if (Low < 0 || High > 100) yield return new Fault(FaultKind.Invalid, "A forecast lies between 0 and 100 per cent", Low < 0 ? path + ".low" : path + ".high");
        if (Mean < Low || Mean > High) yield return new Fault(FaultKind.Invalid, $"{Mean} does not lie between {Low} and {High}", path + ".mean");
    }
}

/// <summary>How forecasts were made.</summary>
/// <param name="Experts">How many were asked.</param>
/// <param name="Method">How they were asked.</param>
/// <param name="Where">For where they hold.</param>
/// <param name="Horizon">By when.</param>
/// <param name="Source">Id of the reference that they are from.</param>
public sealed record Elicitation(int Experts, string Method, string Where, string Horizon, string Source);
