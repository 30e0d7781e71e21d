using Goldthread.Directory.Places;
using Goldthread.Directory.Search;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Directory.Tests.Search;

/// <summary>Services that are only for people who live in an area.</summary>
public sealed class AreaTests
{
    private static readonly KnownPlace Home = Known("ZZ1 1AA", "Millbrook", "Wrenfield");
    private static readonly KnownPlace Away = Known("ZZ2 1AA", "Harbour", "Wrenfield");
    private static readonly KnownPlace[] Everywhere =
    [
        Home, Away, Known("ZZ3 1AA"), new("MILLBROOK", "Millbrook", KnownPlace.Place, 51, -1), new("WRENFIELD", "Wrenfield", KnownPlace.Place, 51, -1), new("FARM", "Farm", KnownPlace.Place, 51, -1),
    ];

    [DatabaseTheory]
    public async Task Search_FromAPostcode_LeavesOutWhatIsOnlyForPeopleElsewhereAndSaysSo(DatabaseKind kind)
    {
        await using var world = await Start(kind, For("Lunch", "Millbrook"), For("Chess", "Harbour"), For("Bus", "Wrenfield"), For("Books"));

        (await Names(world, "ZZ1 1AA")).ShouldBe(["Books", "Bus", "Lunch"]);
        (await Names(world, "ZZ2 1AA")).ShouldBe(["Books", "Bus", "Chess"]);
        var answer = await Answer(world, "ZZ1 1AA");
        answer.Elsewhere.ShouldBe(1);
        answer.Hits.Single(h => h.Service.Name == "Lunch").Why.ShouldContain("For people who live in Millbrook");
        answer.Hits.Single(h => h.Service.Name == "Books").Why.ShouldAllBe(w => !w.StartsWith("For people", StringComparison.Ordinal));
    }

    [DatabaseTheory]
    public async Task Search_WhereNobodyCanTell_ShowsItWithItsArea(DatabaseKind kind)
    {
        await using var world = await Start(kind, For("Lunch", "Millbrook"), For("Ferry", "The Riviera"), For("Both", "Harbour", "The Riviera"));

        // No area is known of this postcode, of a place that has none, of half a postcode, or of who named no place.
        (await Names(world, "ZZ3 1AA")).ShouldBe(["Both", "Ferry", "Lunch"]);
        (await Names(world, "Farm")).ShouldBe(["Both", "Ferry", "Lunch"]);
        (await Names(world, "ZZ2")).ShouldBe(["Both", "Ferry", "Lunch"]);
        (await Names(world, "")).ShouldBe(["Both", "Ferry", "Lunch"]);
        // "The Riviera" is an area of which nobody has said what lies in it.
        (await Names(world, "ZZ2 1AA")).ShouldBe(["Both", "Ferry"]);
    }

    [DatabaseTheory]
    public async Task Search_FromANamedPlace_KeepsWhatOverlapsIt(DatabaseKind kind)
    {
        await using var world = await Start(kind, For("Lunch", "Millbrook"), For("Chess", "Harbour"), For("Bus", "Wrenfield"));

        (await Names(world, "Wrenfield")).ShouldBe(["Bus", "Chess", "Lunch"]);
        (await Names(world, "Millbrook")).ShouldBe(["Bus", "Lunch"]);
    }

    [Theory]
    [InlineData("ZZ1", true)]
    [InlineData("ZZ1 1", true)]
    [InlineData("zz1 1aa", true)]
    [InlineData("ZZ1 2", false)]
    [InlineData("ZZ2", false)]
    [InlineData("ZZ", null)]
    [InlineData("Millbrook", true)]
    [InlineData("MILL BROOK", true)]
    [InlineData("Harbour", false)]
    [InlineData("Atlantis", null)]
    public void IsIn_PostcodePartOrName_IsTrueFalseOrNotKnown(string area, bool? expected)
    {
        var living = new Living(Postcode.Parse("ZZ1 1AA"), new HashSet<string> { "MILLBROOK" }, new HashSet<string> { "MILLBROOK", "HARBOUR" });

        living.IsIn(Living.Key(area)).ShouldBe(expected);
    }

    [Fact]
    public void Reader_AreaWithoutAName_IsOneOfWhichNobodyCanTell() =>
        ServiceReader.Read("""{"id":"1","name":"A","status":"active","service_areas":[{"id":"2","extent":"POLYGON((0 0))"},{"id":"3","name":"Harbour"}]}""").Areas
            .ShouldBe(["an area drawn on a map", "Harbour"]);

    [Fact]
    public async Task Page_OfASearch_SaysHowManyAreOnlyForPeopleElsewhere()
    {
        await using var world = await Start(DatabaseKind.Sqlite, For("Lunch", "Millbrook"), For("Chess", "Harbour"));
        using var site = new Site(world);

        var words = (await site.Get("/directory/search?where=ZZ1+1AA")).Page.QuerySelector("main")!.TextContent;

        words.ShouldContain("1 found, from ZZ1 1AA");
        words.ShouldContain("1 more fits, but is only for people who live elsewhere, and is not shown.");
        words.ShouldContain("For people who live in Millbrook");
    }

    private static KnownPlace Known(string postcode, params string[] within) => new(PlaceFinder.Key(postcode), postcode, KnownPlace.Postcode, 51.1, -1.1) { Within = within };

    private static Service For(string name, params string[] areas) => Listed.Service(name) with { Areas = areas };

    private static async Task<World> Start(DatabaseKind kind, params Service[] services)
    {
        var world = await World.Start(kind);
        await world.Services.GetRequiredService<PlaceFinder>().Put(Everywhere);
        await Listed.Publish(world, services);
        return world;
    }

    private static async Task<SearchAnswer> Answer(World world, string where)
    {
        var place = where.Length == 0 ? null : (await world.Services.GetRequiredService<PlaceFinder>().Find(where)).Value;
        return await world.Services.GetRequiredService<ServiceDirectory>().Search(new ServiceQuery { From = place?.Point, Lives = place?.Living });
    }

    private static async Task<string[]> Names(World world, string where) => [.. (await Answer(world, where)).Hits.Select(h => h.Service.Name).Order(StringComparer.Ordinal)];
}
