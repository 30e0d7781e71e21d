using System.Text.Json.Nodes;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>Create, read, update, delete and history of one resource, over HTTP on the whole product.</summary>
public sealed class RestTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [Fact]
    public async Task Create_ValidResource_IsReadBackAsSent()
    {
        var sent = """{"resourceType":"Patient","id":"mine","meta":{"versionId":"9","lastUpdated":"2001-01-01T00:00:00Z","tag":[{"code":"x"}]},"name":[{"family":"Smi\u0074h"}],"multipleBirthInteger":2}""";

        var created = await Fhir.Post("Patient", sent);
        var read = await Fhir.Get($"Patient/{created.Id}");

        created.Status.ShouldBe(201);
        created.Id.ShouldNotBe("mine");
        created.ETag.ShouldBe("W/\"1\"");
        created.Headers.Location!.ToString().ShouldEndWith($"/fhir/Patient/{created.Id}/_history/1");
        created.ContentHeaders.LastModified.ShouldNotBeNull();
        read.Status.ShouldBe(200);
        read.ETag.ShouldBe("W/\"1\"");
        read.ContentHeaders.ContentType!.ToString().ShouldBe("application/fhir+json; charset=utf-8");
        read.Bytes.ShouldBe(created.Bytes);
        WithoutServerParts(read.Body).ShouldBe(WithoutServerParts(JsonNode.Parse(sent)!));
        read.Text.ShouldContain("Smi\\u0074h", customMessage: "text stays as it was written");
    }

    [Theory]
    [InlineData("W/\"1\"", 304)]
    [InlineData("W/\"7\", W/\"1\"", 304)]
    [InlineData("\"1\"", 304)]
    [InlineData("*", 304)]
    [InlineData("W/\"2\"", 200)]
    [InlineData("nonsense", 200)]
    public async Task Read_IfNoneMatch_AnswersWhenItIsNew(string tag, int status)
    {
        var id = await Fhir.Add("""{"resourceType":"Patient"}""");

        var read = await Fhir.Get($"Patient/{id}", ("If-None-Match", tag));

        read.Status.ShouldBe(status);
        read.ETag.ShouldBe("W/\"1\"");
        if (status == 304)
        {
            read.Bytes.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Update_NewContent_MakesTheNextVersionAndKeepsTheOld()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","gender":"female"}""");

        var updated = await Fhir.Put($"Patient/{id}", $$$"""{"resourceType":"Patient","id":"{{{id}}}","gender":"other"}""", ("If-Match", "W/\"1\""));

        updated.Status.ShouldBe(200);
        updated.Version.ShouldBe(2);
        (await Fhir.Get($"Patient/{id}")).Body["gender"]!.ToString().ShouldBe("other");
        (await Fhir.Get($"Patient/{id}/_history/1")).Body["gender"]!.ToString().ShouldBe("female");
        (await Fhir.Get($"Patient/{id}/_history/2")).Version.ShouldBe(2);
        (await Fhir.Get($"Patient/{id}/_history/3")).Status.ShouldBe(404);
        (await Fhir.Get($"Patient/{id}/_history/x")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Update_SameContent_MakesNoVersion()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","gender":"female"}""");

        var updated = await Fhir.Put($"Patient/{id}", $$$"""{"resourceType":"Patient","id":"{{{id}}}","gender":"female"}""");

        updated.Status.ShouldBe(200);
        updated.Version.ShouldBe(1);
    }

    [Theory]
    [InlineData("W/\"2\"", 412)]
    [InlineData("W/\"0\"", 412)]
    [InlineData("two", 400)]
    public async Task Update_IfMatchDoesNotHold_ChangesNothing(string tag, int status)
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","gender":"female"}""");

        var updated = await Fhir.Put($"Patient/{id}", $$$"""{"resourceType":"Patient","id":"{{{id}}}","gender":"other"}""", ("If-Match", tag));

        updated.Status.ShouldBe(status);
        (await Fhir.Get($"Patient/{id}")).Version.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"other"}""")]
    [InlineData("""{"resourceType":"Patient"}""")]
    [InlineData("""{"resourceType":"Group","id":"mismatch","type":"person","actual":true}""")]
    public async Task Update_IdOrTypeMismatch_IsRefused(string json)
    {
        (await Fhir.Put("Patient/mismatch", json)).Status.ShouldBe(400);
        (await Fhir.Get("Patient/mismatch")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Update_NewId_CreatesIt()
    {
        var put = await Fhir.Put("Patient/brand-new", """{"resourceType":"Patient","id":"brand-new"}""");

        put.Status.ShouldBe(201);
        put.Version.ShouldBe(1);
        (await Fhir.Get("Patient/brand-new")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Delete_ThenRead_IsGoneButHistoryStays()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","gender":"female"}""");

        (await Fhir.Delete($"Patient/{id}")).Status.ShouldBe(204);
        (await Fhir.Delete($"Patient/{id}")).Status.ShouldBe(204);

        (await Fhir.Get($"Patient/{id}")).Status.ShouldBe(410);
        (await Fhir.Get($"Patient/{id}/_history/1")).Status.ShouldBe(200);
        (await Fhir.Get($"Patient/{id}/_history/2")).Status.ShouldBe(410);
        (await Fhir.Search("Patient", ("_id", id))).Total.ShouldBe(0);
        (await Fhir.Delete("Patient/never-was")).Status.ShouldBe(404);

        var back = await Fhir.Put($"Patient/{id}", $$$"""{"resourceType":"Patient","id":"{{{id}}}","gender":"other"}""");
        back.Status.ShouldBe(201);
        back.Version.ShouldBe(3);
        (await Fhir.Search("Patient", ("_id", id))).Total.ShouldBe(1);

        var history = await Fhir.Get($"Patient/{id}/_history");
        history.Body["type"]!.ToString().ShouldBe("history");
        history.Total.ShouldBe(3);
        history.Body["entry"]!.AsArray().Select(e => e!["request"]!["method"]!.ToString()).ShouldBe(["PUT", "DELETE", "POST"]);
        history.Body["entry"]!.AsArray().Select(e => e!["response"]!["etag"]!.ToString()).ShouldBe(["W/\"3\"", "W/\"2\"", "W/\"1\""]);
    }

    [Fact]
    public async Task Delete_IfMatchDoesNotHold_IsRefused()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient"}""");

        (await Fhir.Delete($"Patient/{id}", ("If-Match", "W/\"5\""))).Status.ShouldBe(412);
        (await Fhir.Get($"Patient/{id}")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("GET", "Nonsense/1")]
    [InlineData("GET", "Nonsense")]
    [InlineData("GET", "Nonsense/1/_history")]
    [InlineData("GET", "Nonsense/1/_history/1")]
    [InlineData("DELETE", "Nonsense/1")]
    [InlineData("GET", "Patient/no-such")]
    [InlineData("GET", "Patient/not%20an%20id")]
    [InlineData("GET", "Patient/no-such/_history")]
    [InlineData("GET", "Patient/no-such/$everything")]
    [InlineData("GET", "no/such/address/at/all")]
    public async Task Request_ForWhatIsNotThere_Answers404WithAnOutcome(string method, string address)
    {
        var answer = await Fhir.Send(new HttpMethod(method), address, null);

        answer.Status.ShouldBe(404);
        answer.Outcome.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","gender":"unknowable"}""", "Patient.gender")]
    [InlineData("""{"resourceType":"Patient","birthDate":"1999-13-01"}""", "Patient.birthDate")]
    [InlineData("""{"resourceType":"Patient","nonsense":1}""", "Patient.nonsense")]
    [InlineData("""{"resourceType":"Observation","status":"final"}""", "Observation.code")]
    public async Task Create_InvalidResource_NamesThePath(string json, string path)
    {
        var type = JsonNode.Parse(json)!["resourceType"]!.ToString();

        var answer = await Fhir.Post(type, json);

        answer.Status.ShouldBe(400);
        answer.FaultPaths.ShouldContain(path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"resourceType\":\"Nonsense\"}")]
    [InlineData("{\"resourceType\":\"Group\",\"type\":\"person\",\"actual\":true}")]
    [InlineData("{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"\\ud800\"}]}")]
    public async Task Create_NotWhatTheAddressSays_IsRefused(string json) => (await Fhir.Post("Patient", json)).Status.ShouldBe(400);

    [Fact]
    public async Task Create_ByteOrderMark_IsPassedOver()
    {
        var created = await Fhir.Post("Patient", "\ufeff{\"resourceType\":\"Patient\"}");

        created.Status.ShouldBe(201);
        created.Bytes[0].ShouldBe((byte)'{');
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/fhir+turtle")]
    [InlineData(null)]
    public async Task Create_OtherMediaType_Answers415(string? type)
    {
        using var content = new StringContent("{\"resourceType\":\"Patient\"}");
        content.Headers.ContentType = type is null ? null : new(type);

        var answer = await Fhir.Send(HttpMethod.Post, "Patient", content);

        answer.Status.ShouldBe(415);
        answer.Outcome.ShouldNotBeNull();
    }

    [Fact]
    public async Task Create_TooLarge_Answers413()
    {
        // The header alone must do: nobody sends so much to be refused.
        var status = await RawStatus($"POST /fhir/Patient HTTP/1.1\r\nHost: x\r\nAuthorization: {Fhir.Authorization}\r\nContent-Type: {FhirClient.Json}\r\nContent-Length: {FhirModule.LargestRequest + 1}\r\n\r\n");

        status.ShouldBe(413);
    }

    [Fact]
    public async Task Write_PreferMinimal_AnswersWithoutTheResource()
    {
        var created = await Fhir.Post("Patient", """{"resourceType":"Patient"}""", ("Prefer", "return=minimal"));

        created.Status.ShouldBe(201);
        created.Bytes.ShouldBeEmpty();
        created.Headers.Location.ShouldNotBeNull();
        created.ETag.ShouldBe("W/\"1\"");
    }

    [Fact]
    public async Task Request_WithoutSignIn_IsRefused()
    {
        var stranger = world.Stranger();

        (await stranger.Get("Patient")).Status.ShouldBe(401);
        (await stranger.Post("Patient", """{"resourceType":"Patient"}""")).Status.ShouldBe(401);
        (await stranger.Get("metadata")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Text_ThatLooksLikeSqlOrScript_ComesBackVerbatim()
    {
        const string evil = "'); drop table fhir_version; -- <script>alert(1)</script> \u0000 %27 ${x} \\ \" \u2028 𝕏 é";
        var text = evil.Replace("\u0000", "", StringComparison.Ordinal);
        var json = new JsonObject
        {
            ["resourceType"] = "Patient",
            ["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:" + "x", ["value"] = text }),
            ["name"] = new JsonArray(new JsonObject { ["family"] = text, ["given"] = new JsonArray(text), ["text"] = text }),
            ["address"] = new JsonArray(new JsonObject { ["line"] = new JsonArray(text), ["city"] = text }),
            ["telecom"] = new JsonArray(new JsonObject { ["value"] = text }),
        };

        var id = await Fhir.Add(json.ToJsonString());

        var read = await Fhir.Get($"Patient/{id}");
        read.Body["name"]![0]!["family"]!.ToString().ShouldBe(text);
        read.Body["identifier"]![0]!["value"]!.ToString().ShouldBe(text);
        (await Fhir.Search("Patient", ("family:exact", text))).Entries.ShouldBe([$"Patient/{id}"]);
        (await Fhir.Search("Patient", ("identifier", text.Replace("\\", "\\\\", StringComparison.Ordinal)))).Entries.ShouldBe([$"Patient/{id}"]);
    }

    private static string WithoutServerParts(JsonNode resource)
    {
        resource.AsObject().Remove("id");
        resource["meta"]?.AsObject().Remove("versionId");
        resource["meta"]?.AsObject().Remove("lastUpdated");
        return resource.ToJsonString();
    }

    private async Task<int> RawStatus(string request)
    {
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(world.World.Address.Host, world.World.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return int.Parse((await reader.ReadLineAsync())!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
