using Goldthread.Kernel.Acts;
using Goldthread.Support;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Tests.Shelf;

public sealed class ShippedLibraryTests
{
    [Fact]
    public void Library_EveryPlaceOfThePapers_IsThere()
    {
        var places = ShippedLibrary.Files.Where(f => f.Kind == ItemKind.Initiative).Select(f => ((Initiative)f.Kind.Read(f.Text).Value).Place.Name).ToList();

        foreach (var name in new[] { "Bradford", "Cheshire West and Chester", "Coventry and Warwickshire", "East Riding", "Leeds", "Plymouth", "Somerset", "Surrey", "West Suffolk", "West Yorkshire and Harrogate", "Wigan", "Oldham", "Nottinghamshire", "Tower Hamlets", "Torbay", "United States", "Alzira" })
        {
            places.Count(p => p.Contains(name, StringComparison.Ordinal)).ShouldBe(1, name);
        }
    }

    [DatabaseTheory]
    public async Task Load_Again_ChangesNothing(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var library = world.Services.GetRequiredService<ShippedLibrary>();
        var shelf = world.Services.GetRequiredService<ToolkitShelf>();

        (await library.Load()).ShouldBe(ShippedLibrary.Files.Count);
        (await library.Load()).ShouldBe(0);
        (await shelf.All()).Count.ShouldBe(ShippedLibrary.Files.Count);
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => library.Load()))).Sum().ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task Load_WhatWasChangedHere_IsLeft(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var library = world.Services.GetRequiredService<ShippedLibrary>();
        var shelf = world.Services.GetRequiredService<ToolkitShelf>();
        await library.Load();
        var somerset = (await shelf.Find<Initiative>(ItemKind.Initiative, "somerset-home-first"))!.Value;
        var wigan = (await shelf.Find<Initiative>(ItemKind.Initiative, "wigan-single-public-purse"))!.Value;

        // Somerset was edited here; Wigan came with an older version of the product.
        await Put(world, somerset.Item with { Document = ItemJson.Write(somerset.Document with { Title = "Ours" }) });
        var older = ItemJson.Write(wigan.Document with { Title = "Older" });
        await Put(world, wigan.Item with { Document = older, Shipped = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(older))) });

        (await library.Load()).ShouldBe(1);
        (await shelf.Find<Initiative>(ItemKind.Initiative, "somerset-home-first"))!.Value.Document.Title.ShouldBe("Ours");
        var now = (await shelf.Find<Initiative>(ItemKind.Initiative, "wigan-single-public-purse"))!.Value;
        now.Document.Title.ShouldBe(wigan.Document.Title);
        now.Item.Version.ShouldBe(2);
        (await shelf.Earlier(ItemKind.Initiative, "wigan-single-public-purse")).Select(e => e.Version).ShouldBe([1]);
    }

    private static Task Put(World world, Item item) => world.Records.Write(session =>
    {
        var part = PartWriter.Open(session, Part.Place);
        ItemTable.Put(session, item, part.Commit);
        part.Close(new Act(Goldthread.Record.Access.User.System.Acting("test"), DateTimeOffset.UnixEpoch, Purpose.SystemAdministration, "change an item"));
        return true;
    });
}
