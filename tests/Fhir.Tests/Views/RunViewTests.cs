using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Views;

public sealed class RunViewTests
{
    private const string Columns = """[{"column":[{"name":"id","path":"id","type":"id"},{"name":"family","path":"name.family.first()","type":"string"}]}]""";
    private const string Patients = $$"""{"resourceType":"ViewDefinition","name":"people","resource":"Patient","select":{{Columns}}}""";
    private const string Observations = """{"resourceType":"ViewDefinition","name":"weights","resource":"Observation","select":[{"column":[{"name":"who","path":"subject.getReferenceKey(Patient)"},{"name":"text","path":"code.text"}]}]}""";

    [DatabaseTheory]
    public async Task Run_OverTheStore_GivesWhatIsInSightAndJournalsEachPerson(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (x, y) = (await world.Professional("X"), await world.Professional("Y"));
        var one = await x.Add("""{"resourceType":"Patient","name":[{"family":"Ash"}]}""");
        var two = await x.Add("""{"resourceType":"Patient","name":[{"family":"Birch"}]}""");
        await y.Add("""{"resourceType":"Patient","name":[{"family":"Cedar"}]}""");
        var gone = await x.Add("""{"resourceType":"Patient","name":[{"family":"Dead"}]}""");
        await x.Delete($"Patient/{gone}");
        await x.Add(Weight(one, "first"));

        var rows = await x.Post("ViewDefinition/$run?_format=csv", Parameters(Patients));
        var mine = await x.Post("ViewDefinition/$run?_format=csv", Parameters(Observations));
        var theirs = await y.Post("ViewDefinition/$run?_format=csv", Parameters(Observations));

        rows.Status.ShouldBe(200, rows.Text);
        rows.ContentHeaders.ContentType!.MediaType.ShouldBe("text/csv");
        rows.Text.Split('\n')[0].ShouldBe("id,family");
        rows.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ShouldBe([$"{one},Ash", $"{two},Birch"], ignoreOrder: true);
        mine.Text.ShouldBe($"who,text\nPatient/{one},first\n");
        theirs.Text.ShouldBe("who,text\n");
        var read = await world.Reads.Read(s => s.Statement("select activity, person from kernel_read where activity like 'view %' order by act_no").List(r => (r.GetString(0), r.GetInt64(1) > 0)));
        read.ShouldBe(
        [
            ("view people of Patient", false), ("view people of Patient", true), ("view people of Patient", true),
            ("view weights of Observation", false), ("view weights of Observation", true), ("view weights of Observation", false),
        ]);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Run_PatientGroupSinceAndLimit_Narrow(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var fhir = world.System;
        var one = await fhir.Add("""{"resourceType":"Patient","name":[{"family":"Ash"}]}""");
        var two = await fhir.Add("""{"resourceType":"Patient","name":[{"family":"Birch"}]}""");
        await fhir.Add("""{"resourceType":"Patient","name":[{"family":"Cedar"}]}""");
        await fhir.Add(Weight(one, "of one"));
        await fhir.Add(Weight(two, "of two"));
        var group = await fhir.Add($$$"""{"resourceType":"Group","type":"person","actual":true,"member":[{"entity":{"reference":"Patient/{{{one}}}"}},{"entity":{"reference":"Patient/{{{two}}}"},"inactive":true}]}""");

        (await fhir.Post($"ViewDefinition/$run?_format=csv&patient=Patient/{two}", Parameters(Observations))).Text.ShouldBe($"who,text\nPatient/{two},of two\n");
        (await fhir.Post("ViewDefinition/$run?_format=csv", Parameters(Observations, $$$"""{"name":"group","valueReference":{"reference":"Group/{{{group}}}"}}"""))).Text.ShouldBe($"who,text\nPatient/{one},of one\n");
        (await fhir.Post("ViewDefinition/$run?_format=ndjson&_limit=2", Parameters(Patients))).Text.Split('\n').Length.ShouldBe(3);
        (await fhir.Post("ViewDefinition/$run?_format=json&_since=2999-01-01T00:00:00Z", Parameters(Patients))).Text.ShouldBe("[]\n");
        (await fhir.Post("ViewDefinition/$run?_format=json&_limit=0", Parameters(Patients))).Text.ShouldBe("[]\n");
        (await fhir.Post("ViewDefinition/$run?patient=Patient/none", Parameters(Patients))).Status.ShouldBe(404);
        (await fhir.Post("ViewDefinition/$run?group=none", Parameters(Patients))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Run_ResourcesSent_ReadsTheseAndNotTheStore()
    {
        await using var world = await World.Start();
        await world.System.Add("""{"resourceType":"Patient","name":[{"family":"Stored"}]}""");
        var sent = """
            {"name":"resource","resource":{"resourceType":"Patient","id":"a","name":[{"family":"Ash"}]}},
            {"name":"resource","resource":{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"b"}},{"resource":{"resourceType":"Group","type":"person","actual":true}}]}}
            """;

        (await world.System.Post("ViewDefinition/$run", Parameters(Patients, sent, """{"name":"_format","valueCode":"json"}"""))).Text.ShouldBe("[{\"id\":\"a\",\"family\":\"Ash\"},\n{\"id\":\"b\",\"family\":null}]\n");
        (await world.System.Post("ViewDefinition/$run", Parameters(Patients, sent, """{"name":"_format","valueCode":"csv"}""", """{"name":"header","valueBoolean":false}"""))).Text.ShouldBe("a,Ash\nb,\n");
        (await world.System.Post("$viewdefinition-run", Parameters(Patients, sent), ("Accept", "text/csv"))).Text.ShouldBe("id,family\na,Ash\nb,\n");
        (await world.System.Post("ViewDefinition/$viewdefinition-run", Parameters(Patients, sent))).ContentHeaders.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        (await world.System.Post("ViewDefinition/$run?_format=csv&patient=b", Parameters(Patients, sent))).Text.ShouldBe("id,family\nb,\n");
    }

    [Fact]
    public async Task Run_ViewHeldByALibrary_IsFoundByReference()
    {
        await using var world = await World.Start();
        await world.System.Add("""{"resourceType":"Patient","id":"a","name":[{"family":"Ash"}]}""");
        var data = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Patients));
        var library = await world.System.Add($$"""{"resourceType":"Library","status":"active","type":{"text":"view"},"content":[{"contentType":"application/json","data":"{{data}}"}]}""");
        var empty = await world.System.Add("""{"resourceType":"Library","status":"active","type":{"text":"none"}}""");

        (await world.System.Get($"ViewDefinition/$run?viewReference=Library/{library}&_format=csv")).Text.ShouldContain(",Ash\n");
        (await world.System.Get($"ViewDefinition/$run?viewReference=Library/{empty}")).Status.ShouldBe(400);
        (await world.System.Get("ViewDefinition/$run?viewReference=Library/none")).Status.ShouldBe(404);
        (await world.System.Get("ViewDefinition/$run?viewReference=ViewDefinition/1")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("", "{", 400)]
    [InlineData("", """{"resourceType":"Patient"}""", 400)]
    [InlineData("", """{"resourceType":"Parameters"}""", 400)]
    [InlineData("", """{"resourceType":"Parameters","parameter":[{"name":"viewResource"}]}""", 400)]
    [InlineData("", """{"resourceType":"Parameters","parameter":[3,{},{"name":"_limit"}]}""", 400)]
    [InlineData("?_format=parquet", Patients, 400)]
    [InlineData("?_limit=-1", Patients, 400)]
    [InlineData("?_since=yesterday", Patients, 400)]
    [InlineData("?header=maybe", Patients, 400)]
    [InlineData("?colour=red", Patients, 400)]
    [InlineData("?source=http://example.org/", Patients, 400)]
    [InlineData("?viewReference=Library/x", Patients, 400)]
    public async Task Run_BadRequest_NamesTheFault(string query, string body, int status)
    {
        await using var world = await World.Start();

        var answer = await world.System.Post("ViewDefinition/$run" + query, body);

        answer.Status.ShouldBe(status, answer.Text);
        answer.Body["resourceType"]!.GetValue<string>().ShouldBe("OperationOutcome");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_DataThatDoesNotSuit_AnswersWithTheField()
    {
        await using var world = await World.Start();
        await world.System.Add("""{"resourceType":"Patient","name":[{"family":"Ash"},{"family":"Elm"}]}""");

        var answer = await world.System.Post("ViewDefinition/$run", """{"resourceType":"ViewDefinition","resource":"Patient","select":[{"column":[{"name":"family","path":"name.family"}]}]}""");

        answer.Status.ShouldBe(400);
        answer.FaultPaths.ShouldBe(["select[0].column[0].path"]);
        (await world.Stranger().Post("ViewDefinition/$run", Patients)).Status.ShouldBe(401);
    }

    private static string Weight(string patient, string text) =>
        $$$"""{"resourceType":"Observation","status":"final","code":{"text":"{{{text}}}"},"subject":{"reference":"Patient/{{{patient}}}"}}""";

    private static string Parameters(string view, params string[] more) =>
        $$"""{"resourceType":"Parameters","parameter":[{{string.Join(',', [$$"""{"name":"viewResource","resource":{{view}}}""", .. more])}}]}""";
}
