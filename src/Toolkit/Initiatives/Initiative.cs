using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Initiatives;

/// <summary>
/// What some place did to join up care, and what came of it. Figures stand as their source prints them; what can be worked out from them is worked out here and
/// shown beside, never in their place.
/// </summary>
public sealed record Initiative : ItemDocument
{
    /// <summary>Where.</summary>
    public required InitiativePlace Place { get; init; }

    /// <summary>The organisations that did it together.</summary>
    public required IReadOnlyList<string> Partners { get; init; }

    /// <summary>For whom, in words.</summary>
    public required string People { get; init; }

    /// <summary>How many people it was for, where the source says so.</summary>
    public long? Population { get; init; }

    /// <summary>The year in which it began, where the source says so.</summary>
    public int? Began { get; init; }

    /// <summary>How far services were joined: between levels of care, or between health and its neighbours; null where the source does not say.</summary>
    public Direction? Direction { get; init; }

    /// <summary>How far organisations were joined; null where the source does not say.</summary>
    public Form? Form { get; init; }

    /// <summary>At which level it works.</summary>
    public required Level Level { get; init; }

    /// <summary>What was done: codes of <see cref="Interventions"/>.</summary>
    public required IReadOnlyList<string> Interventions { get; init; }

    /// <summary>What made it possible, in words.</summary>
    public IReadOnlyList<string> Enablers { get; init; } = [];

    /// <summary>How far the source shows each of the five success factors; those that are left out are not spoken of.</summary>
    public IReadOnlyList<FactorRating> Factors { get; init; } = [];

    /// <summary>What it cost, as its source says.</summary>
    public IReadOnlyList<Figure> Costs { get; init; } = [];

    /// <summary>What came of it, as its source says.</summary>
    public IReadOnlyList<Figure> Outcomes { get; init; } = [];

    /// <summary>The story, in Markdown.</summary>
    public required string Story { get; init; }

    /// <summary>What a reader should be wary of.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>Where this is from.</summary>
    public required IReadOnlyList<Reference> References { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Links => References.Select(r => r.Url).OfType<string>();

    internal override IEnumerable<(string Where, string Text, byte Weight)> Said =>
    [
        ("the title", Title, 9),
        ("the place", $"{Place.Name} {Place.Country}", 8),
        .. Interventions.Select(i => ("what was done", Initiatives.Interventions.TitleOf(i), (byte)6)),
        .. Outcomes.Select(o => ("what came of it", $"{o.Name} {o.Quoted}", (byte)5)),
        .. Costs.Select(c => ("what it cost", $"{c.Name} {c.Quoted}", (byte)3)),
        ("the summary", Summary, 4),
        ("for whom it is", People, 3),
        .. Partners.Select(p => ("the partners", p, (byte)2)),
        .. Enablers.Select(e => ("what made it possible", e, (byte)2)),
        ("the story", Story, 1),
    ];

    internal override IEnumerable<FacetValue> Facets =>
    [
        .. Interventions.Distinct().Select(i => new FacetValue("did", i, Initiatives.Interventions.TitleOf(i))),
        new("level", ItemWords.Code(Level), Typology.Words(Level)),
        .. Direction is { } direction ? [new FacetValue("direction", ItemWords.Code(direction), Typology.Words(direction))] : (FacetValue[])[],
        .. Form is { } form ? [new FacetValue("form", ItemWords.Code(form), Typology.Words(form))] : (FacetValue[])[],
        .. Outcomes.Select(o => o.Theme).Distinct().Select(t => new FacetValue("changed", ItemWords.Code(t), Typology.Words(t))),
        new("country", ItemWords.Code(Place.Country), Place.Country),
    ];

    internal override IEnumerable<Fault> Check()
    {
        foreach (var fault in base.Check()) yield return fault;
        if (Place.Name.Trim().Length == 0) yield return Wrong("place.name", "Say where it is");
        if (Place.Country.Trim().Length == 0) yield return Wrong("place.country", "Say in which country it is");
        if (Place.Latitude is not null != Place.Longitude is not null || Place.Latitude is < -90 or > 90 || Place.Longitude is < -180 or > 180) yield return Wrong("place.latitude", "Give both, in degrees, or neither");
        else if (Place is { Latitude: { } latitude, Longitude: { } longitude } && !CountryRanges.MayHold(Place.Country, latitude, longitude)) yield return Wrong("place.latitude", $"That point is not in {Place.Country}");
        if (Partners.Count == 0) yield return Wrong("partners", "Name at least one organisation");
        if (Population is < 1) yield return Wrong("population", "Give a number of people, or leave it out");
        if (Began is < 1900 or > 2100) yield return Wrong("began", "Give a year such as 2019");
        foreach (var fault in Initiatives.Interventions.Check(Interventions)) yield return fault;
        for (var i = 0; i < Factors.Count; i++)
        {
            if (Factors[i].Why.Trim().Length == 0) yield return Wrong($"factors[{i}].why", "Say what in the source shows it");
            if (Factors.Take(i).Any(f => f.Factor == Factors[i].Factor)) yield return Wrong($"factors[{i}].factor", "Each factor is rated once");
        }

        if (References.Count == 0) yield return Wrong("references", "Say where this is from");
        for (var i = 0; i < References.Count; i++)
        {
            foreach (var fault in References[i].Check($"references[{i}]")) yield return fault;
            if (References.Take(i).Any(r => r.Id == References[i].Id)) yield return Wrong($"references[{i}].id", "Another reference has this id");
        }

        foreach (var (figures, name) in new[] { (Outcomes, "outcomes"), (Costs, "costs") })
        {
            for (var i = 0; i < figures.Count; i++)
            {
                foreach (var fault in figures[i].Check($"{name}[{i}]", References)) yield return fault;
            }
        }
    }
}

/// <summary>Where an initiative is.</summary>
/// <param name="Name">The place, as people call it.</param>
/// <param name="Country">The country.</param>
/// <param name="Latitude">Degrees north of about its middle, or null.</param>
/// <param name="Longitude">Degrees east of about its middle, or null.</param>
public sealed record InitiativePlace(string Name, string Country, double? Latitude = null, double? Longitude = null);

/// <summary>How far a source shows one of the success factors.</summary>
/// <param name="Factor">Which.</param>
/// <param name="Strength">How far.</param>
/// <param name="Why">What in the source shows it.</param>
public sealed record FactorRating(SuccessFactor Factor, Strength Strength, string Why);

/// <summary>Where something is from.</summary>
/// <param name="Id">By which figures refer to it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Year">In which year; null where that is not known.</param>
/// <param name="Url">Its address, or null.</param>
public sealed record Reference(string Id, string Title, string Publisher, int? Year = null, string? Url = null)
{
    internal static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    internal IEnumerable<Fault> Check(string path)
    {
        if (Id.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Give it a short id", path + ".id");
        if (Title.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Give its title", path + ".title");
        if (Publisher.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Say who published it", path + ".publisher");
        if (Year is < 1900 or > 2100) yield return new Fault(FaultKind.Invalid, "Give a year such as 2019, or leave it out", path + ".year");
        if (Url is not null && !IsAddress(Url)) yield return new Fault(FaultKind.Invalid, "Give a whole address that begins with https://", path + ".url");
    }
}
