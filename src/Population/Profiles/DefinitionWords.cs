using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.DataSet;
using Goldthread.Population.Indicators;
using Goldthread.Population.Registry;
using StoredColumn = Goldthread.Population.Projection.Column;

namespace Goldthread.Population.Profiles;

/// <summary>A definition in plain words.</summary>
public static class DefinitionWords
{
    private static readonly Sentences Said = new(IndicatorRegistry.Catalogue);
    private static readonly Dictionary<string, StoredColumn> Columns = DataColumns.All.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>What is counted.</summary>
    public static string Counted(IndicatorDefinition indicator) => indicator.Events is { } events
        ? $"{Columns[events.Column].Title}{(events.Amounts ? "" : ", each of them,")} in {indicator.Period}"
        : Of(indicator.People);

    /// <summary>Among whom.</summary>
    public static string Among(IndicatorDefinition indicator) => indicator.Whole is { } whole ? Of(whole) : "everybody";

    /// <summary>How the value is made of the counts.</summary>
    public static string Method(IndicatorDefinition indicator) => indicator.Kind switch
    {
        IndicatorKind.Proportion => "A share of people, with Wilson's limits of 95%.",
        IndicatorKind.Rate => $"Events for {indicator.Multiplier:N0} people. The limits of 95% (Dobson, Byar) are widened by as much as events in the whole place hang together because some people have several. No value is given under 10 events.",
        _ => "A share of people as it would be with the ages of the European Standard Population 2013, in eight bands (under 15, 15, 30, 45, 55, 65, 75, 85 and over), with the limits of Dobson. No value is given under 10 people, or where one band is kept back.",
    };

    /// <summary>Which way is better.</summary>
    public static string Better(IndicatorDefinition indicator) => indicator.Polarity switch { Polarity.Low => "Lower", Polarity.High => "Higher", _ => "Neither: it says how things are" };

    /// <summary>The columns it reads, with where each comes from.</summary>
    public static IEnumerable<(string Title, string From)> Sources(IndicatorDefinition indicator) =>
        indicator.Columns.Select(name => name == Cohorts.Running.DataCatalogue.Age ? DataColumns.Born : name).Distinct(StringComparer.Ordinal)
            .Select(name => Columns.GetValueOrDefault(DataColumns.Has(name)) ?? Columns[name]).Select(c => (c.Title, c.From));

    private static string Of(Expression test) => Said.Of(new Step(Excludes: false, test, "", ""))["Keep ".Length..];
}
