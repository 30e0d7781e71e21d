using System.Text;
using System.Text.Json;
using Goldthread.Fhir.Views;

namespace Goldthread.Fhir.Tests.Views;

public sealed class ViewTests
{
    [Theory]
    [InlineData("{}", "resource", "select")]
    [InlineData("{'resource':'Patient'}", "select")]
    [InlineData("{'resource':'Patient','select':[]}", "select")]
    [InlineData("{'resource':'Patient','select':[{}]}", "select")]
    [InlineData("{'resource':'Person2','select':[{'column':[{'name':'a','path':'id'}]}]}", "resource")]
    [InlineData("{'resource':'Resource','select':[{'column':[{'name':'a','path':'id'}]}]}", "resource")]
    [InlineData("{'resource':'Patient','name':'no spaces','select':[{'column':[{'name':'a','path':'id'}]}]}", "name")]
    [InlineData("{'resource':'Patient','select':[{'column':[{'name':'1a','path':'id'},{'name':'b'},{'path':'id'}]}]}", "select[0].column[0].name", "select[0].column[1].path", "select[0].column[2].name")]
    [InlineData("{'resource':'Patient','select':[{'column':[{'name':'a','path':'id'}]},{'select':[{'column':[{'name':'a','path':'gender'}]}]}]}", "select[1].select[0].column[0].name")]
    [InlineData("{'resource':'Patient','select':[{'column':[{'name':'a','path':'id'}],'unionAll':[{'column':[{'name':'a','path':'id'}]}]}]}", "select[0].unionAll[0].column[0].name")]
    [InlineData("{'resource':'Patient','select':[{'unionAll':[{'column':[{'name':'a','path':'id'},{'name':'b','path':'id'}]},{'column':[{'name':'b','path':'id'},{'name':'a','path':'id'}]}]}]}", "select[0].unionAll[1]")]
    [InlineData("{'resource':'Patient','select':[{'unionAll':[{'column':[{'name':'a','path':'id','type':'id'}]},{'column':[{'name':'a','path':'active','type':'boolean'}]}]}]}", "select[0].unionAll[1]")]
    [InlineData("{'resource':'Patient','select':[{'forEach':'name','forEachOrNull':'name','column':[{'name':'a','path':'family'}]}]}", "select[0]")]
    [InlineData("{'resource':'Patient','select':[{'forEach':1,'column':[{'name':'a','path':'family'}]}]}", "select[0].forEach")]
    [InlineData("{'resource':'Patient','select':[{'forEach':'name.where(','column':[{'name':'a','path':'family'}]}]}", "select[0].forEach")]
    [InlineData("{'resource':'Patient','select':[{'forEech':'name','column':[{'name':'a','path':'id'}]}]}", "select[0].forEech")]
    [InlineData("{'resource':'Patient','select':[{'repeat':'contact','column':[{'name':'a','path':'id'}]}]}", "select[0].repeat", "select[0].repeat")]
    [InlineData("{'resource':'Patient','select':[{'column':[{'name':'a','path':'%nothing'}]}]}", "select[0].column[0].path")]
    [InlineData("{'resource':'Patient','select':[{'column':[{'name':'a','path':'id.madeUp()'}]}]}", "select[0].column[0].path")]
    [InlineData("{'resource':'Patient','select':[{'column':[{'name':'a','path':'id','type':'idd'}]}]}", "select[0].column[0].type")]
    [InlineData("{'resource':'Patient','select':[{'column':[{'name':'a','path':'id','collection':'yes'}]}]}", "select[0].column[0].collection")]
    [InlineData("{'resource':'Patient','select':[{'column':[{'name':'a','path':'name'}]}]}", "select[0].column[0].path")]
    [InlineData("{'resource':'Patient','select':[{'column':[{'name':'a','path':'active','type':'integer'}]}]}", "select[0].column[0].type")]
    [InlineData("{'resource':'Patient','where':[{'path':'name.family'}],'select':[{'column':[{'name':'a','path':'id'}]}]}", "where[0].path")]
    [InlineData("{'resource':'Patient','where':[{}],'select':[{'column':[{'name':'a','path':'id'}]}]}", "where[0].path")]
    [InlineData("{'resource':'Patient','constant':[{'name':'a'}],'select':[{'column':[{'name':'a','path':'id'}]}]}", "constant[0]")]
    [InlineData("{'resource':'Patient','constant':[{'name':'a','valueString':'x','valueCode':'y'}],'select':[{'column':[{'name':'a','path':'id'}]}]}", "constant[0]")]
    [InlineData("{'resource':'Patient','constant':[{'name':'a','valueInteger':'x'}],'select':[{'column':[{'name':'a','path':'id'}]}]}", "constant[0].valueInteger")]
    [InlineData("{'resource':'Patient','constant':[{'name':'a','valueQuantity':{}}],'select':[{'column':[{'name':'a','path':'id'}]}]}", "constant[0].valueQuantity")]
    [InlineData("{'resource':'Patient','constant':[{'name':'rowIndex','valueInteger':1}],'select':[{'column':[{'name':'a','path':'id'}]}]}", "constant[0].name")]
    public void Compile_BadView_NamesTheField(string view, params string[] fields)
    {
        using var json = JsonDocument.Parse(view.Replace('\'', '"'));

        var outcome = View.Compile(json.RootElement);

        outcome.Faults.Select(f => f.Path!).Distinct().ShouldBe(fields.Distinct());
    }

    [Theory]
    [InlineData("'valueBase64Binary':'aGk='", "%c = 'aGk='")]
    [InlineData("'valueBoolean':false", "%c = active.not()")]
    [InlineData("'valueCanonical':'http://x|1'", "%c = 'http://x|1'")]
    [InlineData("'valueCode':'female'", "gender = %c")]
    [InlineData("'valueDate':'1941-05-02'", "birthDate = %c")]
    [InlineData("'valueDateTime':'1941-06'", "birthDate < %c")]
    [InlineData("'valueDecimal':1.50", "%c * 2 = 3")]
    [InlineData("'valueId':'p1'", "id = %c")]
    [InlineData("'valueInstant':'2026-01-01T00:00:00Z'", "%c = @2026-01-01T00:00:00Z")]
    [InlineData("'valueInteger':1", "name[%c].family = 'Jones'")]
    [InlineData("'valueInteger64':'1'", "name[%c].family = 'Jones'")]
    [InlineData("'valueOid':'urn:oid:1.2'", "%c = 'urn:oid:1.2'")]
    [InlineData("'valuePositiveInt':2", "name.count() = %c")]
    [InlineData("'valueString':'Smith'", "name.family contains %c")]
    [InlineData("'valueTime':'10:00:00'", "%c < @T11:00:00")]
    [InlineData("'valueUnsignedInt':0", "name.count() > %c")]
    [InlineData("'valueUri':'urn:x'", "%c.startsWith('urn')")]
    [InlineData("'valueUrl':'http://x'", "%c = 'http://x'")]
    [InlineData("'valueUuid':'urn:uuid:1'", "%c = 'urn:uuid:1'")]
    public void Constant_EveryType_IsKnownToPaths(string value, string condition) =>
        Run($$"""{'resource':'Patient','constant':[{'name':'c',{{value}}}],'where':[{'path':"{{condition}}"}],'select':[{'column':[{'name':'id','path':'id'}]}]}""", Patient).ShouldBe("id\np1\n");

    [Fact]
    public void Csv_ValuesWithMarks_AreQuoted() => Run(
        """{"resource":"Patient","select":[{"column":[{"name":"text","path":"'a \"b\", c'"},{"name":"families","path":"name.family","collection":true},{"name":"name","path":"name.first()","type":"HumanName"},{"name":"none","path":"deceased"},{"name":"is","path":"active"}]}]}""",
        """{"resourceType":"Patient","id":"p1","active":true,"name":[{"family":"Øre"},{"family":"B"}]}""")
        .ShouldBe("text,families,name,none,is\n\"a \"\"b\"\", c\",\"[\"\"Øre\"\",\"\"B\"\"]\",\"{\"\"family\"\":\"\"Øre\"\"}\",,true\n");

    [Fact]
    public void Decimal_ManyDigits_AreKept() => Run(
        "{'resource':'Observation','select':[{'column':[{'name':'value','path':'value.ofType(Quantity).value','type':'decimal'},{'name':'low','path':'value.ofType(Quantity).value.lowBoundary()','type':'decimal'}]}]}",
        """{"resourceType":"Observation","valueQuantity":{"value":1.50}}""").ShouldBe("value,low\n1.50,1.49500000\n");

    [Fact]
    public void Boundary_Period_HasDateTimes() => Run(
        "{'resource':'Encounter','select':[{'column':[{'name':'low','path':'period.start.lowBoundary()','type':'dateTime'},{'name':'high','path':'period.end.highBoundary()','type':'dateTime'}]}]}",
        """{"resourceType":"Encounter","period":{"start":"2026-01","end":"2026-02-03T10:00:00Z"}}""").ShouldBe("low,high\n2026-01-01T00:00:00.000+14:00,2026-02-03T10:00:00.999Z\n");

    [Fact]
    public void Repeat_SeveralPaths_WalksDepthFirst() => Run(
        "{'resource':'QuestionnaireResponse','select':[{'column':[{'name':'id','path':'id'}]},{'repeat':['item','answer.item'],'column':[{'name':'link','path':'linkId'},{'name':'n','path':'%rowIndex'}]}]}",
        """{"resourceType":"QuestionnaireResponse","id":"q","item":[{"linkId":"1","item":[{"linkId":"1.1"}]},{"linkId":"2","answer":[{"item":[{"linkId":"2.1","answer":[{"item":[{"linkId":"2.1.1"}]}]}]}]}]}""")
        .ShouldBe("id,link,n\nq,1,0\nq,1.1,1\nq,2,2\nq,2.1,3\nq,2.1.1,4\n");

    [Fact]
    public void ForEachOrNull_NothingThere_GivesOneRowOfNulls() => Run(
        "{'resource':'Patient','select':[{'column':[{'name':'id','path':'id'}]},{'forEachOrNull':'contact','column':[{'name':'n','path':'%rowIndex'}],'select':[{'forEach':'telecom','column':[{'name':'tel','path':'value'}]}]}]}", Patient)
        .ShouldBe("id,n,tel\np1,0,\n");

    [Theory]
    [InlineData("{'resource':'Patient','select':[{'column':[{'name':'family','path':'name.family'}]}]}", "select[0].column[0].path")]
    [InlineData("{'resource':'Patient','where':[{'path':'name.family.first().toString()'}],'select':[{'column':[{'name':'id','path':'id'}]}]}", "where[0].path")]
    [InlineData("{'resource':'Patient','select':[{'column':[{'name':'n','path':'name.count().toString()','type':'integer'}]}]}", "select[0].column[0].path")]
    [InlineData("{'resource':'Patient','select':[{'repeat':['$this'],'column':[{'name':'id','path':'id'}]}]}", "select[0].repeat")]
    public void Rows_DataThatDoesNotSuit_IsAFaultOfTheField(string view, string field)
    {
        using var json = JsonDocument.Parse(view.Replace('\'', '"'));
        using var patient = JsonDocument.Parse(Patient);

        var fault = View.Compile(json.RootElement).Value.AddRows(patient.RootElement, [], TimeProvider.System);

        fault!.Path.ShouldBe(field);
        fault.Message.ShouldStartWith("Patient/p1: ");
    }

    [Fact]
    public void Rows_ListsThatMultiply_StopAtALimit()
    {
        var names = string.Join(',', Enumerable.Range(0, 60).Select(i => $$"""{"family":"F{{i}}"}"""));
        using var patient = JsonDocument.Parse($$"""{"resourceType":"Patient","name":[{{names}}]}""");
        var selects = string.Join(',', Enumerable.Range(0, 4).Select(i => $$"""{"forEach":"name","column":[{"name":"f{{i}}","path":"family"}]}"""));
        using var view = JsonDocument.Parse($$"""{"resource":"Patient","select":[{{selects}}]}""");

        View.Compile(view.RootElement).Value.AddRows(patient.RootElement, [], TimeProvider.System)!.Message.ShouldContain("100,000 rows");
    }

    [Fact]
    public void Compile_NameThatNoElementHas_IsANoteAndGivesNull()
    {
        using var json = JsonDocument.Parse("""{"resource":"Patient","select":[{"column":[{"name":"a","path":"famly"}]}]}""");

        View.Compile(json.RootElement).Value.Notes.ShouldHaveSingleItem().Path.ShouldBe("select[0].column[0].path");
    }

    private const string Patient = """{"resourceType":"Patient","id":"p1","active":true,"gender":"female","birthDate":"1941-05-02","name":[{"family":"Smith"},{"family":"Jones"}]}""";

    private static string Run(string view, string resource)
    {
        using var json = JsonDocument.Parse(view.StartsWith("{'", StringComparison.Ordinal) ? Quotes(view) : view);
        using var document = JsonDocument.Parse(resource);
        var compiled = View.Compile(json.RootElement);
        compiled.Faults.ShouldBeEmpty();
        var rows = new List<ViewCell[]>();
        compiled.Value.AddRows(document.RootElement, rows, TimeProvider.System).ShouldBeNull();
        var writer = new RowWriter(compiled.Value, ViewFormat.Csv, header: true, long.MaxValue);
        writer.Start();
        writer.Add(rows);
        writer.End();
        return Encoding.UTF8.GetString(writer.Take());
    }

    /// <summary>Single quotes for JSON, save inside a text that is already in double ones.</summary>
    private static string Quotes(string text) => string.Concat(text.Split('"').Select((part, i) => i % 2 == 0 ? part.Replace('\'', '"') : $"\"{part}\""));
}
