using System.Security.Cryptography;
using System.Text;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Indicators;

namespace Goldthread.Population.Registry;

/// <summary>How the value of an indicator is made of its counts.</summary>
public enum IndicatorKind
{
    /// <summary>A share of people, with Wilson's limits.</summary>
    Proportion,

    /// <summary>Events, or days, for so many people; limits allow for people who have several.</summary>
    Rate,

    /// <summary>A share of people as it would be with the ages of the European Standard Population 2013, with Dobson's limits.</summary>
    Standardised,
}

/// <summary>One indicator of the registry: what is counted, among whom, and who answers for it.</summary>
public sealed record IndicatorDefinition
{
    /// <summary>Its name in an address.</summary>
    public required string Id { get; init; }

    /// <summary>Grows whenever <see cref="Digest"/> changes.</summary>
    public required int Version { get; init; }

    /// <summary>Under which heading it is listed.</summary>
    public required string Group { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The question that it answers, in plain words.</summary>
    public required string Question { get; init; }

    /// <summary>Whom it counts among, in the language of cohorts; null for everybody.</summary>
    public required string? Of { get; init; }

    /// <summary>What is counted, in the language of cohorts: a test of a person, or for a rate a count or sum of events in a window.</summary>
    public required string Counts { get; init; }

    /// <summary>How the value is made.</summary>
    public required IndicatorKind Kind { get; init; }

    /// <summary>For how many people: 100 is per cent.</summary>
    public required double Multiplier { get; init; }

    /// <summary>Which way is better.</summary>
    public required Polarity Polarity { get; init; }

    /// <summary>Who answers for the definition.</summary>
    public required string Owner { get; init; }

    /// <summary>From where the definition comes, or what to bear in mind.</summary>
    public required string Note { get; init; }

    /// <summary>Events rather than people.</summary>
    public bool CountsEvents => Kind == IndicatorKind.Rate;

    /// <summary>What a value is counted in: "%", "per 1,000 people", "days per 1,000 people".</summary>
    public string Unit => Multiplier == 100 && !CountsEvents ? "%" : $"per {Multiplier:N0} people";

    /// <summary>Over which time things are counted, read off the definition.</summary>
    public string Period { get; init; } = "now";

    /// <summary>Another indicator, whose people hold all of these: told to the release gate, so that the ones who are in that and not in this are guarded too. Null for none.</summary>
    public string? Within { get; init; }

    /// <summary>The columns of the data set that it reads.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Whom it counts among; null for everybody.</summary>
    internal Expression? Whole { get; init; }

    /// <summary>Who is counted: of events, those with one at least.</summary>
    internal Expression People { get; init; } = new Constant(ColumnType.YesNo, Value: true);

    /// <summary>The events that are counted; null where people are.</summary>
    internal EventSum? Events { get; init; }

    /// <summary>What is asked, as a short fingerprint: another question has another.</summary>
    public string Digest => DigestOf(Of, Counts, Kind, Multiplier);

    internal static string DigestOf(string? of, string counts, IndicatorKind kind, double multiplier) =>
        System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{of}\n{counts}\n{kind}\n{multiplier}"))))[..8];
}

/// <summary>Events of a kind in the time that ends with the day of the data set.</summary>
/// <param name="Column">The column of the events.</param>
/// <param name="Amounts">Adds up their amounts rather than counting them.</param>
/// <param name="Length">How long the time is.</param>
/// <param name="Unit">In what.</param>
internal sealed record EventSum(string Column, bool Amounts, int Length, TimeUnit Unit)
{
    /// <summary>The first day that counts.</summary>
    public DateOnly From(DateOnly on) => Days.Add(on, -Length, Unit)!.Value.AddDays(1);
}
