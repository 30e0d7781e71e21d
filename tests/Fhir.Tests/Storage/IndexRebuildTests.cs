using Goldthread.Fhir.Storage;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Storage;

public sealed class IndexRebuildTests
{
    private const int AllParts = 257;

    [DatabaseTheory]
    public async Task Run_StoreInAnOlderForm_FindsEverythingAgain(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await Fill(world);
        var before = await Answers(world);
        await world.Records.Write(session =>
        {
            session.Statement("delete from fhir_index_form").Execute();
            session.Statement("update fhir_index set packed = @packed").Set("packed", [1, 2, 3]).Execute();
            session.Statement("update fhir_lookup set value = @value || value").Set("value", "older ").Execute();
            return true;
        });

        (await new IndexRebuild(world.Records).Run()).ShouldBe(AllParts);

        (await Answers(world)).ShouldBe(before);
        (await new IndexRebuild(world.Records).Run()).ShouldBe(0, "it is done once");
    }

    [Fact]
    public async Task Run_CutOff_GoesOnWhereItStopped()
    {
        await using var world = await World.Start();
        await Fill(world);
        var before = await Answers(world);
        await world.Records.Write(session => session.Statement("delete from fhir_index_form where part > @part").Set("part", 99).Execute());
        await world.Records.Write(session => session.Statement("delete from fhir_index where part > @part").Set("part", 99).Execute());

        (await new IndexRebuild(world.Records).Run()).ShouldBe(156, "parts 100 to 255");

        (await Answers(world)).ShouldBe(before);
    }

    [Fact]
    public async Task Run_NewStore_HasNothingToDo()
    {
        await using var world = await World.Start();

        (await new IndexRebuild(world.Records).Run()).ShouldBe(0);
    }

    // People in many parts, a version that was replaced, one that was deleted, and something shared.
    private static async Task Fill(World world)
    {
        for (var i = 0; i < 12; i++)
        {
            await world.System.Put($"Patient/p{i}", $$$"""{"resourceType":"Patient","id":"p{{{i}}}","identifier":[{"system":"urn:x","value":"{{{i}}}"}],"name":[{"family":"Older{{{i}}}"}]}""");
            await world.System.Put($"Patient/p{i}", $$$"""{"resourceType":"Patient","id":"p{{{i}}}","identifier":[{"system":"urn:x","value":"{{{i}}}"}],"name":[{"family":"Newer{{{i}}}"}]}""");
            await world.System.Put($"Condition/c{i}", $$$"""{"resourceType":"Condition","id":"c{{{i}}}","subject":{"reference":"Patient/p{{{i}}}"},"code":{"coding":[{"system":"urn:c","code":"k"}]}}""");
        }

        await world.System.Delete("Condition/c3");
        await world.System.Put("Organization/o", """{"resourceType":"Organization","id":"o","name":"Wrenfield Council"}""");
    }

    private static async Task<string> Answers(World world)
    {
        string[] questions = ["Patient?identifier=urn:x|7", "Patient?family=newer", "Patient?family=older", "Condition?code=urn:c|k", "Condition?patient=p3", "Condition?patient=p4", "Organization?name=wren"];
        var answers = new List<string>();
        foreach (var question in questions)
        {
            var answer = await world.System.Get(question);
            answers.Add($"{question}: {string.Join(',', answer.Entries.Order(StringComparer.Ordinal))}");
        }

        return string.Join('\n', answers);
    }
}
