using Goldthread.Fhir.Storage;
using Goldthread.Record.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Access;

/// <summary>What lists across people read in one go is what each reader sees one by one.</summary>
public sealed class SeveralAtOnceTests
{
    private static readonly DateTimeOffset Now = new(2025, 10, 3, 12, 0, 0, TimeSpan.Zero);

    [DatabaseTheory]
    public async Task Some_OutOfSightGoneAndUnknown_AreNull(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var own = await (await world.Professional("A")).Add("""{"resourceType":"Patient"}""");
        var other = await (await world.Professional("B")).Add("""{"resourceType":"Patient"}""");
        var gone = await world.System.Add($$$"""{"resourceType":"Task","status":"requested","intent":"order","for":{"reference":"Patient/{{{own}}}"}}""");
        await world.System.Delete("Task/" + gone);
        var reader = world.Services.GetRequiredService<RecordReader>();

        var found = await reader.Some([("Patient", other), ("Patient", own), ("Task", gone), ("Task", "nobody-knows")], await Sight(world, "A"));

        found.Select(f => f?.Id).ShouldBe([null, own, null, null]);
    }

    [DatabaseTheory]
    public async Task Nearest_OfManyVisits_AreThoseAroundTheMomentNewestFirst(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var gp = await world.Professional("A");
        var patient = await gp.Add("""{"resourceType":"Patient"}""");
        var ids = new Dictionary<int, string>();
        for (var day = -9; day <= 9; day += 3)
        {
            ids[day] = await gp.Add($$$"""{"resourceType":"Encounter","status":"finished","class":{"code":"HH"},"subject":{"reference":"Patient/{{{patient}}}"},"period":{"start":"{{{Now.AddDays(day).AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}}}"}}""");
        }

        await world.System.Delete("Encounter/" + ids[-3]);
        await world.Professional("B");
        var reader = world.Services.GetRequiredService<RecordReader>();
        var key = (await reader.PersonOf(patient, await Sight(world, "A")))!.Value;

        var near = await reader.Nearest([key], ["Encounter", "Flag"], Now, 2, await Sight(world, "A"));

        near[key].Select(n => n.Id).ShouldBe([ids[6], ids[3], ids[0], ids[-6]]);
        (await reader.Nearest([key], ["Encounter"], Now, 2, await Sight(world, "B"))).ShouldBeEmpty();
    }

    private static async Task<Sight> Sight(World world, string organisation) =>
        (await AccessDecision.ForUser("gp-of-" + organisation, world.Records, TimeProvider.System, world.Services.GetRequiredService<AccessRules>())).Value;
}
