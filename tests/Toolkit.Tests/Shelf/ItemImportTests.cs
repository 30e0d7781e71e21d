using System.Text;
using Goldthread.Record.Access;
using Goldthread.Support;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Tests.Shelf;

public sealed class ItemImportTests
{
    [DatabaseTheory]
    public async Task Run_GoodAndBad_TakesOverTheGoodAndNamesTheRest(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await world.Services.GetRequiredService<ShippedLibrary>().Load();
        var one = Line(Made.Initiative("one"));
        var file = string.Join('\n', one, "", Line(Made.Initiative("two")), one, Line(Made.Initiative("one", "Another")), "{", Line(Made.Initiative("three") with { Outcomes = [Made.Figure() with { Source = "" }] }), Line(Made.Initiative("torbay-mrs-smith")));

        var report = await Run(world, file);

        (report.Read, report.New, report.Changed, report.Same).ShouldBe((7, 2, 0, 1));
        report.Refusals.Select(r => (r.Line, r.Fault.Path)).ShouldBe([(5, "id"), (6, "document"), (7, "outcomes[0].source"), (8, "id")], ignoreOrder: true);

        var again = await Run(world, string.Join('\n', one, Line(Made.Initiative("two", "Otherwise"))));
        (again.New, again.Changed, again.Same).ShouldBe((0, 1, 1));
        var shelf = world.Services.GetRequiredService<ToolkitShelf>();
        (await shelf.Find<Initiative>(ItemKind.Initiative, "two"))!.Value.Item.Version.ShouldBe(2);
        (await shelf.Search(new ItemQuery { Words = "otherwise", Kinds = [ItemKind.Initiative.Code] })).Total.ShouldBe(1);

        (await Run(world, one, "OTHER")).Refusals.Single().Fault.Message.ShouldContain("another organisation");
    }

    [Fact]
    public async Task Run_TenThousandWithDuplicates_ComesToAnEnd()
    {
        await using var world = await World.Start();
        var file = new StringBuilder();
        for (var i = 0; i < 10_000; i++) file.Append(Line(Made.Initiative($"place-{i % 9_000}", $"Walking together in place {i % 9_000}"))).Append('\n');

        var report = await Run(world, file.ToString());

        (report.New, report.Same, report.Refusals.Count).ShouldBe((9_000, 1_000, 0));
        (await world.Services.GetRequiredService<ToolkitShelf>().Search(new ItemQuery { Words = "place 8999" })).Hits[0].Id.ShouldBe("place-8999");
    }

    private static Task<ItemImportReport> Run(World world, string file, string owner = "ZZLA01") =>
        world.Services.GetRequiredService<ItemImport>().Run(new StringReader(file), ItemKind.Initiative, owner, User.System.Acting("test"));

    private static string Line(Initiative initiative) => ItemJson.Write(initiative).ReplaceLineEndings("");
}
