using System.Text;
using Goldthread.Fhir;
using Goldthread.Population.Profiles;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Goldthread.Population.Pages.Profile;

/// <summary>The months of an indicator as a file; the same right and the same gate as the page.</summary>
internal static class TrendCsv
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/population/indicators/{id}/trend.csv", Answer).WithMetadata(new UsesSight());

    private static async Task<IResult> Answer(HttpContext context, TrendBook book, string id)
    {
        if (!(await AccessDecision.For(context, Activities.SeeCounts, "read counts of the population")).Succeeded) return Results.Forbid();
        var trends = await book.Current();
        return trends.ById.TryGetValue(id, out var trend)
            ? Results.File(Encoding.UTF8.GetBytes(TrendWords.Csv(trend, trends)), "text/csv", $"{id}-by-month-{trends.On:yyyy-MM-dd}.csv")
            : Results.NotFound();
    }
}
