using System.Net;
using System.Text.Json;
using Goldthread.Demo;
using Goldthread.Demo.Area;
using Goldthread.Demo.Geography;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Reference;
using Goldthread.Population.Reference.Areas;
using Goldthread.Record.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population.Tests.Pages;

/// <summary>The pages about areas, over HTTP, with the geography of the demo place.</summary>
public sealed class AreasPageTests
{
    private const string Path = "/population/geography";
    private const string West = Path + "/places/ZZWEST";

    [Fact]
    public async Task Index_WithNothingLoaded_SaysWhichCommandLoadsIt()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("ICB", "analyst");

        var (_, page, _) = await site.Get(Path);

        page.QuerySelector("main")!.TextContent.ShouldContain("No reference data is loaded");
        page.QuerySelector("main code")!.TextContent.ShouldContain("goldthread population reference");
    }

    [Theory]
    [InlineData("gp")]
    [InlineData("councillor")]
    [InlineData("privacy-officer")]
    public async Task Pages_ForThoseWithoutTheRight_AreShut(string role)
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("ORG", role);

        (await site.Get(Path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.Get(West)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var kept = await world.Services.GetRequiredService<PlaceAgreements>().Record("ZZWEST", "A\nB", "x", new DateOnly(2026, 1, 1), new User("u", "U", "", role, "ORG", "ORG"));
        kept.Fault.Kind.ShouldBe(FaultKind.Forbidden);
    }

    [DatabaseTheory]
    public async Task Index_OfTheDemoPlace_ShowsSevenNeighbourhoodsTheMapAndTheSources(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await DemoGeography.Load(world.Services.GetRequiredService<ReferenceImport>());
        using var site = new Site(world);
        await site.SignIn("ICB", "analyst");

        var (_, page, _) = await site.Get(Path);

        var main = page.QuerySelector("main")!;
        main.TextContent.ShouldContain("300,000 people (2024), 189 LSOAs");
        main.TextContent.ShouldContain("The area of Wrenfield, and so of its health and wellbeing board.");
        main.QuerySelector("table")!.QuerySelectorAll("tbody tr").Length.ShouldBe(7);
        main.QuerySelectorAll("svg.gt-areas g > g").Length.ShouldBe(189);
        main.TextContent.ShouldContain("Fewer people than the guide band of 1,000,000 to 3,000,000");
        main.QuerySelectorAll(".gt-rows--tight li").Length.ShouldBe(PlaceFiles.All.Count);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Agreement_OfAPlaceThatIsPartOfACouncil_IsMissedRecordedAndEnded(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await WestOnly(world);
        using var site = new Site(world);
        await site.SignIn("ICB", "administrator");
        (await site.Get(Path)).Page.QuerySelector(".nhsuk-tag--red")!.TextContent.ShouldContain("Agreement missing");
        var (_, form, _) = await site.Get(West);
        var token = Site.Token(form);

        var (refused, wrong, _) = await site.Post(West, token, ("Partners", "Trust"), ("AgreedOn.Day", "31"), ("AgreedOn.Month", "2"), ("AgreedOn.Year", "2026"), ("Reason", ""));
        refused.ShouldBe(HttpStatusCode.BadRequest);
        wrong.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.TextContent.Trim()).ShouldBe(
            ["Name at least 2 different partners, each on a line of its own", "Date of the agreement must be a real date", "Enter why the partners agreed to this footprint"]);
        foreach (var link in wrong.QuerySelectorAll(".nhsuk-error-summary a")) wrong.QuerySelector(link.GetAttribute("href")!).ShouldNotBeNull();
        wrong.QuerySelector("textarea[name=Partners]")!.TextContent.ShouldContain("Trust");

        var (_, _, to) = await site.Post(West, token, ("Partners", "Trust\r\nCouncil <b>"), ("AgreedOn.Day", "1"), ("AgreedOn.Month", "2"), ("AgreedOn.Year", "2026"), ("Reason", "The river parts it."));
        to!.ToString().ShouldBe(West + "?done=recorded");
        (await site.Get(Path)).Page.QuerySelector(".nhsuk-tag--red").ShouldBeNull();
        var (_, standing, _) = await site.Get(West);
        standing.QuerySelector("main")!.TextContent.ShouldContain("Council <b>");
        var agreement = standing.QuerySelector("input[name=Agreement]")!.GetAttribute("value")!;

        (await site.Post(West, token, ("Partners", "A\nB"), ("AgreedOn.Day", "1"), ("AgreedOn.Month", "2"), ("AgreedOn.Year", "2026"), ("Reason", "Again"))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await site.Post(West + "?handler=End", token, ("Agreement", agreement), ("EndReason", ""))).Page.QuerySelector("#EndReason-error").ShouldNotBeNull();
        (await site.Post(West + "?handler=End", token, ("Agreement", agreement), ("EndReason", "The council changed"))).To!.ToString().ShouldBe(West + "?done=ended");
        (await site.Get(West)).Page.QuerySelector(".gt-rows li")!.TextContent.ShouldContain("The council changed");
        (await world.Records.Read(s => s.Statement("select count(*) from kernel_journal where part = @part and activity like '%of partners about the place ZZWEST'").Set("part", Part.Place).First(r => r.GetInt32(0), 0))).ShouldBe(2);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Place_ThatIsNone_IsNotFound()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("ICB", "analyst");

        (await site.Get(Path + "/places/NOWHERE")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task DemoGeography_LoadedTwice_GivesEachPostcodeItsAreaAndChangesNothing()
    {
        await using var world = await World.Start();
        var import = world.Services.GetRequiredService<ReferenceImport>();
        var book = world.Services.GetRequiredService<GeographyBook>();
        await DemoGeography.Load(import);
        var geography = await book.Now();
        await DemoGeography.Load(import);

        (await book.Now()).ShouldBeSameAs(geography);
        var postcodes = await book.Postcodes(geography);
        foreach (var area in Wrenfield.SmallAreas)
        {
            var lsoa = geography.Lsoa(area.Code)!.Value;
            (lsoa.Neighbourhood, lsoa.Place, lsoa.UpperCouncil, lsoa.Name).ShouldBe((area.Neighbourhood.Code, Wrenfield.Code, PlaceFiles.CouncilCode, area.Name));
            (geography.Decile(area.Code, ImdYear.Imd2025), geography.Decile(area.Code, ImdYear.Imd2019)).ShouldBe((area.DeprivationDecile, area.DeprivationDecile));
            area.Postcodes.ShouldAllBe(p => postcodes.Find(Postcode.Parse(p.Text)) == lsoa.Index);
        }

        foreach (var n in geography.Areas(AreaKind.Neighbourhood)) (n.Residents, n.Warning).ShouldBe((Wrenfield.FindNeighbourhood(n.Name)!.Population, null));
        Demo.Area.Organisations.Practices.ShouldAllBe(p => geography.Practice(p.Code)!.IsOpen && geography.Practice(p.Code)!.Neighbourhood == p.Neighbourhood!.Code && geography.Practice(p.Code)!.PcnName!.Length > 0);
    }

    [Fact]
    public async Task DemoPeople_WithAPostcode_AllHaveAnLsoa()
    {
        await using var world = await World.Start();
        await DemoGeography.Load(world.Services.GetRequiredService<ReferenceImport>());
        var book = world.Services.GetRequiredService<GeographyBook>();
        var postcodes = await book.Postcodes(await book.Now());
        var place = new DemoPlace(400, 1, new DateOnly(2026, 3, 2));

        var lived = place.People().Concat(place.ToMatch()).Concat(place.InHomesAndPlaces()).Concat(place.Carers()).SelectMany(p => p.Records).SelectMany(r => r.Resources).Where(r => r.Type == "Patient")
            .Select(r => JsonDocument.Parse(r.Json).RootElement).SelectMany(p => p.TryGetProperty("address", out var all) ? all.EnumerateArray().ToList() : [])
            .Where(a => a.TryGetProperty("postalCode", out _)).Select(a => a.GetProperty("postalCode").GetString()!).Distinct().ToList();

        lived.Count.ShouldBeGreaterThan(200);
        lived.Where(p => postcodes.Find(Postcode.Parse(p)) < 0).ShouldBeEmpty();
    }

    // The west of Wrenfield drawn as a place of its own: part of the council's area.
    private static async Task WestOnly(World world)
    {
        var import = world.Services.GetRequiredService<ReferenceImport>();
        await DemoGeography.Load(import);
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".csv");
        await File.WriteAllLinesAsync(path, ["neighbourhood_code,neighbourhood_name,place_code,place_name,lsoa21_code", .. Wrenfield.SmallAreas.Take(60).Select(a => $"{a.Neighbourhood.Code},{a.Neighbourhood.Name},ZZWEST,West,{a.Code}")]);
        (await import.Load(path, DemoGeography.Source, User.System, _ => { })).Value.Kept.ShouldBe(60);
        File.Delete(path);
    }
}
