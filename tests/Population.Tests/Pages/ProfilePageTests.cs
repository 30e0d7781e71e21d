using System.Net;
using Goldthread.Demo.Area;
using Goldthread.Demo.Geography;
using Goldthread.Kernel.Values;
using Goldthread.Population.Registry;
using Goldthread.Population.Profiles;
using Goldthread.Population.Reference;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population.Tests.Pages;

/// <summary>The profile over HTTP on a small store, and for whom it is.</summary>
public sealed class ProfilePageTests
{
    private static readonly string[] Paths = ["/population", "/population/indicators/diabetes", "/population/data", "/population/profile.csv", "/population/indicators/diabetes.csv", "/population/indicators/diabetes/trend.csv"];

    [Theory]
    [InlineData("gp")]
    [InlineData("administrator")]
    [InlineData("councillor")]
    public async Task Pages_ForThoseWithoutTheRight_AreShut(string role)
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("ORG", role);

        foreach (var path in Paths) (await site.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public async Task Pages_WithNobodyInTheStore_SaySo()
    {
        await using var world = await World.Start();
        await world.Services.GetRequiredService<ProfileBook>().Current();
        using var site = new Site(world);
        await site.SignIn("ICB", "analyst");

        var (status, page, _) = await site.Get("/population");

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector("main")!.TextContent.ShouldContain("Nobody is in the data set yet.");
        foreach (var path in Paths) (await site.Get(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        (await site.Get("/population/indicators/none")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.Get("/population/indicators/none.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Pages_OfASmallPlace_ShowTheSameNumberEverywhereAndNoSmallOne(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await DemoGeography.Load(world.Services.GetRequiredService<ReferenceImport>());
        var surgery = await world.Professional("GP1");
        for (var i = 1; i <= 40; i++) await Person(surgery, i, i <= 22);
        await world.DeliverEvents();
        var profile = await world.Services.GetRequiredService<ProfileBook>().Current();
        await world.Services.GetRequiredService<TrendBook>().Current();
        using var site = new Site(world);
        await site.SignIn("ICB", "analyst");

        var (_, door, _) = await site.Get("/population");
        var (_, one, _) = await site.Get("/population/indicators/aged-65");
        var (_, columns, _) = await site.Get("/population/data");
        var csv = await Text(site, world, "/population/indicators/aged-65.csv");

        var aged = profile.Find("aged-65")!;
        (aged.Place.Count.Number, aged.Place.Whole.Number).ShouldBe((20L, 40L));
        var value = ProfileWords.Number(aged.Place.Value!.Value);
        door.QuerySelector("main")!.TextContent.ShouldContain("About 40 people are counted here.");
        door.QuerySelector("a[href='/population/indicators/aged-65']")!.Closest("tr")!.QuerySelector("td strong")!.TextContent.ShouldBe(value);
        door.QuerySelectorAll("table tbody tr").Length.ShouldBe(IndicatorRegistry.Own.All.Count);
        one.QuerySelector(".nhsuk-lede-text")!.TextContent.ShouldStartWith($"{value}% in the place (95% limits ");
        one.QuerySelectorAll("svg[role=img]").ShouldAllBe(s => s.QuerySelector("title")!.TextContent.Length > 0 && s.QuerySelector("desc")!.TextContent.Length > 0);
        one.QuerySelectorAll("svg#areas, svg[aria-labelledby^=areas]").Length.ShouldBe(1);
        one.QuerySelector("#definition + dl, dl")!.TextContent.ShouldContain("Patient.birthDate");
        one.QuerySelector("#trend")!.NextElementSibling!.TextContent.ShouldContain("cannot be told month by month");
        (await site.Get("/population/indicators/contacts")).Page.QuerySelector("#trend")!.NextElementSibling!.TextContent.ShouldContain("There are not 12 months in a row");
        csv.Split("\r\n")[1].ShouldContain(",place,,The place,20,40,50,");
        columns.QuerySelectorAll("tbody tr").Length.ShouldBe(Population.DataSet.DataColumns.All.Count);
        profile.Find("diabetes")!.Place.Count.Number.ShouldBe(0);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Profile_AskedAgainWithinTheDay_IsTheSameExtract()
    {
        var clock = new SetClock { Now = new DateTimeOffset(2026, 9, 30, 12, 0, 0, TimeSpan.Zero) };
        await using var world = await World.Start(clock: clock);
        var surgery = await world.Professional("GP1");
        for (var i = 1; i <= 10; i++) await Person(surgery, i, true);
        await world.DeliverEvents();
        var book = world.Services.GetRequiredService<ProfileBook>();
        var morning = await book.Current();
        for (var i = 11; i <= 30; i++) await Person(surgery, i, true);
        await world.DeliverEvents();

        var evening = await book.Current();
        clock.Now = clock.Now.AddDays(1);
        var next = await book.Current();

        evening.ShouldBeSameAs(morning);
        (morning.People.Number, next.People.Number).ShouldBe((10L, 30L));
        next.Extract.On.ShouldBe(new DateOnly(2026, 10, 1));
    }

    private static async Task<string> Text(Site site, World world, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Address, path));
        using var answer = await site.Send(request);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<string> Person(FhirClient client, int number, bool isOld) => client.Add($$$"""
        {"resourceType":"Patient","gender":"female","birthDate":"{{{(isOld ? 1940 : 1990)}}}-03-02","name":[{"family":"Smith","given":["Edie"]}],
         "address":[{"line":["1 Mill Lane"],"postalCode":"{{{Wrenfield.SmallAreas[number % 7 * 20].Postcodes[0].Text}}}"}],
         "identifier":[{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
           "valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}],
           "system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{{NhsNumber.Synthetic(number)}}}"}]}
        """);
}
