using System.Net;
using System.Text.RegularExpressions;
using Goldthread.Fhir.Storage;
using Goldthread.Record.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Oracle;

/// <summary>The same of pages, for roles that see less than others.</summary>
public sealed partial class PageTests
{
    private static readonly string[] Roles = ["gp", "practice-nurse", "home-care-manager", "housing-officer"];

    public static TheoryData<DatabaseKind, string> Askers
    {
        get
        {
            var askers = new TheoryData<DatabaseKind, string>();
            foreach (var role in Roles)
            {
                askers.Add(DatabaseKind.Sqlite, role);
            }

            return askers;
        }
    }

    [Theory]
    [MemberData(nameof(Askers))]
    public async Task Pages_OfPeopleInSight_AreThoseOfTheWorldWithout(DatabaseKind kind, string role)
    {
        await using var worlds = await Worlds.Start(kind, role);
        using var with = await SignedIn(worlds.With, role);
        using var without = await SignedIn(worlds.Without, role);
        var asked = 0;
        foreach (var person in new[] { "ada", "ben", "cal" })
        {
            var key = await Key(worlds.With, person);
            (await Key(worlds.Without, person)).ShouldBe(key);
            foreach (var path in Paths(key, person))
            {
                var (there, here) = (await Page(with, path), await Page(without, path));

                (there == here).ShouldBeTrue($"{role} at {path}: {Answer.Around(there, here)}");
                asked++;
            }
        }

        asked.ShouldBeGreaterThan(50);
    }

    private static IEnumerable<string> Paths(string key, string person)
    {
        yield return $"/work/people?q={Uri.EscapeDataString("2/1/19" + (person == "ada" ? 41 : person == "ben" ? 42 : 43))}";
        yield return $"/work/people/{key}";
        yield return $"/work/people/{key}/timeline";
        foreach (var tag in new[] { "v1", "s1", "g1", "r1", "t1", "c1", "p1", "h1" })
        {
            yield return $"/work/people/{key}/document/DocumentReference/doc-{tag}";
            yield return $"/work/people/{key}/document/Observation/obs-{tag}";
            yield return $"/work/people/{key}/measurement?code={Uri.EscapeDataString("http://s|obs-" + tag)}";
        }

        for (var page = 1; page <= 3; page++)
        {
            yield return $"/work/people/{key}/timeline?page={page}";
        }
    }

    private static async Task<string> Page(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {answer.Headers.Location?.OriginalString} {Hidden().Replace(text, "")}";
    }

    private static async Task<HttpClient> SignedIn(World world, string role)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = world.Address };
        var page = await http.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("__RequestVerificationToken", Hidden().Match(page).Groups[1].Value), KeyValuePair.Create("user", $"{role}-of-{Worlds.Asking}")]);
        (await http.PostAsync("/sign-in", form)).StatusCode.ShouldBe(HttpStatusCode.Found);
        return http;
    }

    private static async Task<string> Key(World world, string patient) =>
        (await world.Services.GetRequiredService<RecordReader>().PersonOf(patient, AccessDecision.OfSystem(User.System, "oracle")))!.Value.ToString();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Hidden();
}
