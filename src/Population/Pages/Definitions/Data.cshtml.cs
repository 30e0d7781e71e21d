using System.Text.Encodings.Web;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Population.Registry;
using Goldthread.Population.Pages.Profile;
using Goldthread.Population.Profiles;
using Goldthread.Population.Projection;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Population.Pages.Definitions;

/// <summary>The joined-up data set, column by column: what each holds, where it comes from, and which indicators read it.</summary>
internal sealed class DataModel(ProfileBook profiles) : ProfilePage(profiles)
{
    private const int MostLinks = 3;

    private static readonly ILookup<string, IndicatorDefinition> Readers = IndicatorRegistry.Own.All
        .SelectMany(i => i.Columns.Select(c => (Column: c == DataCatalogue.Age ? DataColumns.Born : c, Indicator: i))).Distinct().ToLookup(x => x.Column, x => x.Indicator, StringComparer.Ordinal);

    /// <summary>In groups, as the data set lists them.</summary>
    public static IEnumerable<IGrouping<string, Column>> Groups => DataColumns.All.GroupBy(c => c.Group, StringComparer.Ordinal);

    /// <summary>False for what leads back to a person.</summary>
    public static bool MayBeNamed(Column column) => column.Kind != ColumnKind.Key;

    /// <summary>The first few indicators that read it, as links; ids and titles are those of the registry, made safe all the same.</summary>
    public static string Links(Column column)
    {
        var readers = Readers[column.Name].ToList();
        var links = readers.Take(MostLinks).Select(i => $"<a href=\"/population/indicators/{HtmlEncoder.Default.Encode(i.Id)}\">{HtmlEncoder.Default.Encode(i.Title)}</a>");
        return string.Join(", ", links) + (readers.Count > MostLinks ? $" and {readers.Count - MostLinks} more" : "");
    }

    public static string Kind(Column column) => column.Kind switch
    {
        ColumnKind.Flag => "yes or no",
        ColumnKind.Day => "a day",
        ColumnKind.Measure => $"a measurement in {column.Unit}",
        ColumnKind.Key => "a key",
        ColumnKind.Events => "events with their day",
        ColumnKind.Amounts => $"events with their day and {column.Unit}",
        _ => column.Words.Count > 0 ? "one of a list" : "a whole number",
    };

    public async Task<IActionResult> OnGet() => await Enter() ?? Page();
}
