using Goldthread.Kernel.Data;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Storage;

/// <summary>
/// The whole product on a Citus cluster. Beside these, every database theory of every suite runs there too when
/// <c>GOLDTHREAD_TEST_CITUS</c> names one (docs/guides/scale-out.md).
/// </summary>
public sealed class CitusTests
{
    [SkippableFact]
    public async Task Store_OnCitus_IsSpreadAsTheSchemaSays()
    {
        await using var world = await Start();

        world.Records.Dialect.Name.ShouldBe("citus");
        var spread = await world.Records.Read(s => s.Statement("select table_name::text, citus_table_type, distribution_column, colocation_id from citus_tables order by 1")
            .List(r => (Table: r.GetString(0), Kind: r.GetString(1), By: r.GetString(2), Group: r.GetInt32(3))));
        foreach (var declared in TableKinds.Of(World.Modules))
        {
            var found = spread.Find(s => s.Table == declared.Table);
            (found.Kind, found.By).ShouldBe(declared.Kind switch
            {
                TableKind.Local => (null, null),
                TableKind.Place => ("reference", "<none>"),
                _ => ("distributed", declared.By),
            }, declared.Table);
        }

        spread.Where(s => s.By == "part").Select(s => s.Group).Distinct().Count().ShouldBe(1);
    }

    [SkippableTheory]
    [InlineData("select row_no from fhir_key where part = 5 and person = 1 and type = 1 and id = 'a'")]
    [InlineData("select v.row_no from fhir_key k join fhir_version v on v.part = k.part and v.person = k.person and v.row_no = k.row_no where k.part = 5 and k.person = 1 and v.part = 5")]
    [InlineData("select packed from fhir_index where part = 5 and person = 1 and type = 1 and lead = 1")]
    [InlineData("select commit_no from kernel_head where part = 5 for update")]
    [InlineData("select part, person from fhir_location where type = 1 and id = 'a'")]
    public async Task Question_AboutOnePerson_IsOneTask(string sql)
    {
        await using var world = await Start();

        var plan = await world.Records.Write(s => s.Statement("explain " + sql).List(r => r.GetString(0)));

        plan.ShouldContain(line => line.Contains("Task Count: 1"), string.Join('\n', plan));
    }

    [SkippableFact]
    public async Task PersonOverManyParts_WrittenAndFound_VerifiesWithoutAFault()
    {
        await using var world = await Start();
        var ids = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            ids.Add(await world.System.Add($$"""{"resourceType":"Patient","name":[{"family":"Spread{{i}}"}]}"""));
        }

        // One transaction of the interface over two people, so over two parts.
        var both = await world.System.Post("", $$$"""
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"resource":{"resourceType":"Observation","status":"final","code":{"text":"a"},"subject":{"reference":"Patient/{{{ids[0]}}}"}},"request":{"method":"POST","url":"Observation"}},
              {"resource":{"resourceType":"Observation","status":"final","code":{"text":"b"},"subject":{"reference":"Patient/{{{ids[1]}}}"}},"request":{"method":"POST","url":"Observation"}}]}
            """);
        both.Status.ShouldBe(200, both.Text);
        await world.DeliverEvents();

        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
        {
            (await world.System.Search("Patient", ("family", $"Spread{i}"))).Entries.ShouldContain($"Patient/{id}");
        }

        (await world.System.Search("Observation", ("patient", ids[1]))).Total.ShouldBe(1);
        (await new Kernel.Acts.JournalVerifier(world.Records, world.Reads, FhirModule.CommitContent).Verify()).Faults.ShouldBeEmpty();
    }

    private static Task<World> Start()
    {
        Skip.If(TestDatabase.WhyNoCitus is not null, TestDatabase.WhyNoCitus);
        return World.Start(DatabaseKind.Citus);
    }
}
