using System.Text;
using Goldthread.Fhir;
using Goldthread.Population.Profiles;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Goldthread.Population.Pages.Profile;

/// <summary>The figures of the profile as files; the same right and the same gate as the pages.</summary>
internal static class ProfileCsv
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/population/profile.csv", (HttpContext context, ProfileBook profiles) => Answer(context, profiles, null)).WithMetadata(new UsesSight());
        endpoints.MapGet("/population/indicators/{id}.csv", (HttpContext context, ProfileBook profiles, string id) => Answer(context, profiles, id)).WithMetadata(new UsesSight());
    }

    private static async Task<IResult> Answer(HttpContext context, ProfileBook profiles, string? id)
    {
        if (!(await AccessDecision.For(context, Activities.SeeCounts, "read counts of the population")).Succeeded) return Results.Forbid();
        var profile = await profiles.Current();
        if (id is not null && profile.Find(id) is null) return Results.NotFound();
        var text = ProfileWords.Csv(profile, id is null ? profile.Indicators : [profile.Find(id)!], withPractices: id is not null);
        return Results.File(Encoding.UTF8.GetBytes(text), "text/csv", $"{id ?? "place-profile"}-{profile.Extract.On:yyyy-MM-dd}.csv");
    }
}
