using System.Net;
using System.Text.Json;
using Goldthread.Directory.Services;

namespace Goldthread.Directory.Tests.OpenReferral;

/// <summary>The open interface over HTTP, over the whole demo directory.</summary>
public sealed class OpenReferralTests(DemoWorld demo) : IClassFixture<DemoWorld>
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(demo.World.Address, "/openreferral/") };

    [SkippableTheory]
    [InlineData("services", "service_list", "service")]
    [InlineData("service_at_locations", "service_at_location_list", "service_at_location")]
    [InlineData("taxonomies", "taxonomy", "taxonomy")]
    [InlineData("taxonomy_terms", "taxonomy_term", "taxonomy_term")]
    public async Task Everything_OfTheDemoDirectory_PassesTheOfficialSchemas(string list, string inList, string inFull)
    {
        Skip.IfNot(OfficialSchema.IsThere, OfficialSchema.Missing);
        var (listed, full) = (OfficialSchema.Read(inList), OfficialSchema.Read(inFull));
        var (page, seen, faults) = (1, new HashSet<string>(), new List<string>());
        while (true)
        {
            var answer = await Get($"{list}?per_page=37&page={page}");
            foreach (var item in answer.GetProperty("contents").EnumerateArray())
            {
                faults.AddRange(OfficialSchema.Faults(item, listed));
                var id = item.GetProperty("id").GetString()!;
                seen.Add(id).ShouldBeTrue();
                faults.AddRange(OfficialSchema.Faults(await Get($"{list}/{id}"), full));
            }

            if (answer.GetProperty("last_page").GetBoolean())
            {
                seen.Count.ShouldBe(answer.GetProperty("total_items").GetInt32());
                break;
            }

            page++;
        }

        faults.Take(5).ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThan(list == "taxonomies" ? 1 : 20);
    }

    [SkippableFact]
    public void OfficialSchema_DocumentsThatAreWrong_AreFound()
    {
        Skip.IfNot(OfficialSchema.IsThere, OfficialSchema.Missing);
        var schema = OfficialSchema.Read("service");
        List<string> Of(string json)
        {
            using var document = JsonDocument.Parse(json);
            return OfficialSchema.Faults(document.RootElement, schema);
        }

        Of("""{"id":"ac148810-d857-441c-9679-408f346de14b","name":"A","status":"active"}""").ShouldBeEmpty();
        Of("""{"id":"1","status":"open","email":false,"schedules":[{"freq":"DAILY"}],"url":"x y"}""").Count.ShouldBe(7);
    }

    [Fact]
    public async Task Root_SaysWhatItIs()
    {
        var root = await Get("");
        root.GetProperty("version").GetString().ShouldBe("HSDS-UK-3.0");
        Uri.IsWellFormedUriString(root.GetProperty("profile").GetString(), UriKind.Absolute).ShouldBeTrue();
        Uri.IsWellFormedUriString(root.GetProperty("openapi_url").GetString(), UriKind.Absolute).ShouldBeTrue();
    }

    [Fact]
    public async Task Answer_ToAStrangerFromAnotherSite_MayBeRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "services");
        request.Headers.Add("Origin", "https://elsewhere.example");

        using var answer = await _http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Theory]
    [InlineData("services?page=0", "page")]
    [InlineData("services?page=x", "page")]
    [InlineData("services?per_page=501", "per_page")]
    [InlineData("services?taxonomy_term_id=falls", "taxonomy_term_id")]
    [InlineData("services?taxonomy_id=1", "taxonomy_id")]
    [InlineData("services?minimum_age=old", "minimum_age")]
    [InlineData("services?maximum_age=-1", "maximum_age")]
    [InlineData("services?start_time=25:00", "start_time")]
    [InlineData("services?end_time=noon", "end_time")]
    [InlineData("services?day=8", "day")]
    [InlineData("services?postcode=ZZ1+1AA", "postcode")]
    [InlineData("services?day=MO&day=TU", "day")]
    [InlineData("service_at_locations?postcode=nowhere", "postcode")]
    [InlineData("service_at_locations?postcode=ZZ9+9ZZ", "postcode")]
    [InlineData("service_at_locations?proximity=100", "proximity")]
    [InlineData("taxonomies?search=x", "search")]
    public async Task Parameter_ThatCannotBeUsed_IsNamed(string path, string parameter)
    {
        using var answer = await _http.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var details = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("details")[0];
        details.GetProperty("parameter").GetString().ShouldBe(parameter);
        details.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("services/none")]
    [InlineData("services/ac148810-d857-441c-9679-408f346de14b")]
    [InlineData("service_at_locations/x")]
    [InlineData("taxonomies/x")]
    [InlineData("taxonomy_terms/x")]
    [InlineData("no/such/thing")]
    public async Task Address_WithNothingThere_IsNotFoundInJson(string path)
    {
        using var answer = await _http.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetString().ShouldBe("not-found");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Method_ThatWrites_IsNotAllowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "services");

        using var answer = await _http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["GET", "OPTIONS"]);
    }

    [Fact]
    public async Task Services_BySearchAgeDayAndTime_HoldToEach()
    {
        var all = await All("services");
        (await All("services?search=befriending")).ShouldContain(s => s.GetProperty("name").GetString()!.Contains("Befriending", StringComparison.Ordinal));
        (await All("services?search=befriending")).Count.ShouldBeLessThan(all.Count);
        (await All("services?minimum_age=60")).ShouldAllBe(s => s.GetProperty("minimum_age").GetInt32() >= 60);
        (await All("services?maximum_age=18")).ShouldAllBe(s => s.GetProperty("maximum_age").GetInt32() <= 18);
        foreach (var service in await All("services?day=SA&start_time=09:00&end_time=13:00"))
        {
            var schedules = (await Get("services/" + service.GetProperty("id").GetString())).GetProperty("schedules").EnumerateArray();
            schedules.ShouldContain(s => s.GetProperty("byday").GetString()!.Contains("SA", StringComparison.Ordinal) && string.CompareOrdinal(s.GetProperty("opens_at").GetString(), "09:00:00") >= 0
                && string.CompareOrdinal(s.GetProperty("closes_at").GetString(), "13:00:00") <= 0);
        }
    }

    [Fact]
    public async Task Services_ByTaxonomyAndTerm_BearIt()
    {
        var term = Kinds.Need("Falls and balance").Id;
        var found = await All("services?taxonomy_term_id=" + term);

        found.Count.ShouldBeGreaterThan(7);
        foreach (var service in found)
        {
            var full = await Get("services/" + service.GetProperty("id").GetString());
            full.GetProperty("attributes").EnumerateArray().ShouldContain(a => a.GetProperty("taxonomy_term").GetProperty("id").GetString() == term);
        }

        (await All("services?taxonomy_id=" + Kinds.NeedsId)).Count.ShouldBe((await All("services")).Count);
        (await All("services?taxonomy_id=" + StableId.Of("none"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task ServiceAtLocations_NearAPostcode_AreWithinAndNearestFirst()
    {
        var near = await All("service_at_locations?postcode=ZZ1+1AA&proximity=3000");
        var all = await All("service_at_locations?postcode=zz11aa");

        near.Count.ShouldBeGreaterThan(3);
        near.Count.ShouldBeLessThan(all.Count);
        all.Take(near.Count).Select(s => s.GetProperty("id").GetString()).ShouldBe(near.Select(s => s.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Service_ClosedForGood_IsInNoListButItsIdSaysSo()
    {
        var closed = StableId.Of("wrenfield/Old Tram Shed Day Club");

        (await All("services")).ShouldNotContain(s => s.GetProperty("id").GetString() == closed);
        (await Get("services/" + closed)).GetProperty("status").GetString().ShouldBe("defunct");
        (await All("services")).ShouldContain(s => s.GetProperty("status").GetString() == "temporarily closed");
    }

    [Fact]
    public async Task Page_BeyondTheLast_IsEmptyAndTrue()
    {
        var answer = await Get("services?page=1000");

        answer.GetProperty("empty").GetBoolean().ShouldBeTrue();
        answer.GetProperty("last_page").GetBoolean().ShouldBeTrue();
        answer.GetProperty("first_page").GetBoolean().ShouldBeFalse();
        answer.GetProperty("size").GetInt32().ShouldBe(0);
        answer.GetProperty("total_items").GetInt32().ShouldBeGreaterThan(150);
    }

    private async Task<JsonElement> Get(string path)
    {
        using var answer = await _http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<List<JsonElement>> All(string path) => [.. (await Get(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "per_page=500")).GetProperty("contents").EnumerateArray()];
}
