using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Acts;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Agreement;

/// <summary>Puts a sample into a store, some of it from an organisation X that sees half of the people.</summary>
internal static class SampleStore
{
    public static Sight Everything => new(new Actor("system", "System", "SYSTEM", "system", "tests"), Purpose.SystemAdministration, true, [], true);

    public static Sight OfX => new(new Actor("x", "X", "X", "gp", "tests"), Purpose.Treatment, false, ["X"], false);

    // People with an even number were sent by X too; p12 is only ever referred to, and never sent.
    private static bool SeenByX(string person) => int.Parse(person[1..], CultureInfo.InvariantCulture) is var n && n % 2 == 0 && n < Sample.People;

    public static bool IsInSight(JsonObject resource)
    {
        var type = resource["resourceType"]!.ToString();
        if (type is "Patient" or "Organization")
        {
            return type == "Organization" || SeenByX(resource["id"]!.ToString());
        }

        var people = References(resource).Where(r => r.StartsWith("Patient/", StringComparison.Ordinal)).Select(r => r["Patient/".Length..]).ToList();
        return people.Count > 0 && people.TrueForAll(SeenByX);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(m => m.Key == "reference" ? [m.Value!.ToString()] : References(m.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };

    public static async Task Load(World world, List<JsonObject> resources, Sample sample)
    {
        var store = world.Services.GetRequiredService<RecordStore>();
        var x = Everything with { Who = new Actor("x", "X", "X", "system", "tests") };
        foreach (var patient in resources.Where(r => r["resourceType"]!.ToString() == "Patient"))
        {
            await Put(store, [patient], SeenByX(patient["id"]!.ToString()) ? x : Everything);
        }

        // Some stand first as something else, so that old values and moves are in the store too.
        var others = resources.Where(r => r["resourceType"]!.ToString() != "Patient").ToList();
        foreach (var earlier in others.Where(_ => sample.Maybe(25)).ToList())
        {
            var another = (JsonObject)sample.Pick(others.Where(o => o["resourceType"]!.ToString() == earlier["resourceType"]!.ToString()).ToList()).DeepClone();
            another["id"] = earlier["id"]!.ToString();
            await Put(store, [another], Everything);
        }

        foreach (var some in others.Chunk(25))
        {
            await Put(store, some, Everything);
        }

        var gone = (JsonObject)others[^1].DeepClone();
        gone["id"] = "gone";
        await Put(store, [gone], Everything);
        (await store.Commit([new Change(ChangeKind.Delete, gone["resourceType"]!.ToString(), "gone", null)], Everything, "delete")).Succeeded.ShouldBeTrue();
    }

    private static async Task Put(RecordStore store, IEnumerable<JsonObject> resources, Sight sight)
    {
        var changes = resources.Select(r => new Change(
            ChangeKind.Put, r["resourceType"]!.ToString(), r["id"]!.ToString(), IncomingResource.Read(Encoding.UTF8.GetBytes(r.ToJsonString())).Value)).ToList();
        var result = await store.Commit(changes, sight, "load");
        result.Succeeded.ShouldBeTrue(result.Succeeded ? "" : result.Fault.ToString());
    }
}
