using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Record.Access;
using Goldthread.Record.Tests.SignIn;
using Goldthread.Record.Users;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Goldthread.Record.Tests.Smart;

public sealed class SmartTests : IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);

    [DatabaseTheory]
    public async Task Backend_WithAKeyOfItsOwn_GetsATokenAndReadsWhatItsScopesAllow(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await Client(world, "system/Patient.rs system/Observation.cruds");
        var gp = await world.Professional("GP1");
        var patient = (await gp.Post("Patient", """{"resourceType":"Patient"}""")).Id;
        await gp.Post("Observation", """{"resourceType":"Observation","status":"final","code":{"text":"a"},"subject":{"reference":"Patient/ID"}}""".Replace("ID", patient, StringComparison.Ordinal));

        var (status, answer) = await Token(world, Assertion(world), "system/Patient.rs system/Condition.rs");

        status.ShouldBe(200);
        (answer["scope"]!.GetValue<string>(), answer["expires_in"]!.GetValue<int>()).ShouldBe(("system/Patient.rs", 300));
        (await Total(world, "Patient", answer)).ShouldBe(1);
        (await Total(world, "Observation", answer)).ShouldBe(0, "what no scope names might as well not exist");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("again", "used before")]
    [InlineData("another audience", "for somebody else")]
    [InlineData("expired", "it has run out")]
    [InlineData("too long", "five minutes")]
    [InlineData("another subject", "five minutes")]
    [InlineData("no jti", "five minutes")]
    [InlineData("another key", "signature")]
    [InlineData("unsigned", "signature")]
    [InlineData("unknown client", "not known")]
    [InlineData("rubbish", "cannot be read")]
    public async Task Backend_AssertionThatBreaksARule_GetsNothing(string forgery, string words)
    {
        await using var world = await World.Start();
        await Client(world, "system/*.rs");
        using var other = RSA.Create(2048);
        var good = Assertion(world);
        var assertion = forgery switch
        {
            "another audience" => Assertion(world, audience: "https://elsewhere.example/token"),
            "expired" => Assertion(world, life: TimeSpan.FromMinutes(-2)),
            "too long" => Assertion(world, life: TimeSpan.FromMinutes(10)),
            "another subject" => Assertion(world, subject: "another"),
            "no jti" => Assertion(world, jti: ""),
            "another key" => Assertion(world, key: other),
            "unsigned" => Issuer.WithoutSignature(good),
            "unknown client" => Assertion(world, client: "nobody"),
            "rubbish" => "a.b",
            _ => good,
        };
        if (forgery == "again")
        {
            (await Token(world, assertion, "system/*.rs")).Status.ShouldBe(200);
        }

        var (status, answer) = await Token(world, assertion, "system/*.rs");

        (status, answer["error"]!.GetValue<string>()).ShouldBe((401, "invalid_client"));
        answer["error_description"]!.GetValue<string>().ShouldContain(words);
        (await world.Reads.Read(s => s.Statement("select count(*) from kernel_read where activity like 'refused: token%'").First(r => r.GetInt64(0), 0))).ShouldBe(1);
    }

    [Theory]
    [InlineData("system/Practitioner.cruds")]
    [InlineData("user/Patient.rs")]
    [InlineData("patient/*.rs")]
    [InlineData("system/Patient.sr")]
    [InlineData("system/Patient.rs?name=smith")]
    [InlineData("")]
    public async Task Backend_ScopesThatWereNotAgreed_AreNotGiven(string scope)
    {
        await using var world = await World.Start();
        await Client(world, "system/Patient.rs");

        var (status, answer) = await Token(world, Assertion(world), scope);

        (status, answer["error"]!.GetValue<string>()).ShouldBe((400, "invalid_scope"));
    }

    [Fact]
    public async Task Backend_ShutOut_ItsTokenOpensNothingAtTheNextRequest()
    {
        await using var world = await World.Start();
        await Client(world, "system/Patient.rs");
        var (_, answer) = await Token(world, Assertion(world), "system/Patient.rs");
        (await Get(world, "Patient", answer)).ShouldBe(200);

        await world.Records.Write(s => ClientTable.End(s, "backend", TimeProvider.System.GetUtcNow()));

        (await Get(world, "Patient", answer)).ShouldBe(401);
    }

    [Theory]
    [InlineData("good", 200)]
    [InlineData("expired", 401)]
    [InlineData("skewed", 200)]
    [InlineData("another audience", 401)]
    [InlineData("another issuer", 401)]
    [InlineData("another key", 401)]
    [InlineData("unsigned", 401)]
    [InlineData("an id_token", 401)]
    [InlineData("another type", 401)]
    [InlineData("unknown client", 401)]
    [InlineData("unknown subject", 401)]
    [InlineData("no scope", 403)]
    [InlineData("rubbish", 401)]
    public async Task User_TokenOfAConfiguredIssuer_OpensFhirOnlyWhenAllIsRight(string token, int status)
    {
        await using var issuer = await Issuer.Start();
        await using var world = await World.Start(settings: ["--Goldthread:Smart:Issuers:0", issuer.Address]);
        await world.Professional("GP1");
        await world.Records.Write(s =>
        {
            ClientTable.Add(s, new SmartClient("app", "An app", IsBackend: false, "", "GP1", "Practice one", "user/*.cruds", ""));
            return IdentityOfUserTable.Add(s, issuer.Address, "subject-1", "gp-of-GP1", TimeProvider.System.GetUtcNow());
        });
        var claims = new Dictionary<string, object> { ["sub"] = "subject-1", ["client_id"] = "app", ["scope"] = "openid user/Patient.rs", ["jti"] = "j" };
        var fhir = world.Address + "fhir";
        var text = token switch
        {
            "expired" => issuer.Sign(claims, fhir, life: TimeSpan.FromMinutes(-2)),
            "skewed" => issuer.Sign(claims, fhir, life: TimeSpan.FromSeconds(-30)),
            "another audience" => issuer.Sign(claims, "https://elsewhere.example/fhir"),
            "another issuer" => issuer.Sign(claims, fhir, issuer: "https://elsewhere.example"),
            "another key" => issuer.Sign(claims, fhir, new(new RsaSecurityKey(_rsa) { KeyId = "k1" }, "RS256")),
            "unsigned" => Issuer.WithoutSignature(issuer.Sign(claims, fhir)),
            "an id_token" => issuer.Sign(new(claims) { ["nonce"] = "n" }, fhir),
            "another type" => issuer.Sign(claims, fhir, type: "logout+jwt"),
            "unknown client" => issuer.Sign(new(claims) { ["client_id"] = "other" }, fhir),
            "unknown subject" => issuer.Sign(new(claims) { ["sub"] = "other" }, fhir),
            "no scope" => issuer.Sign(new(claims) { ["scope"] = "openid" }, fhir),
            "rubbish" => "a.b.c",
            _ => issuer.Sign(claims, fhir),
        };

        (await Get(world, "Patient", new JsonObject { ["access_token"] = text })).ShouldBe(status);

        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Patient_TokenInTheContextOfOne_IsOfThatOneAlone(DatabaseKind kind)
    {
        await using var issuer = await Issuer.Start();
        await using var world = await World.Start(kind, settings: ["--Goldthread:Smart:Issuers:0", issuer.Address]);
        var gp = await world.Professional("GP1");
        var (mine, other) = (await gp.Add("""{"resourceType":"Patient"}"""), await gp.Add("""{"resourceType":"Patient"}"""));
        foreach (var patient in new[] { mine, other })
        {
            await gp.Add($$$"""{"resourceType":"Observation","status":"final","code":{"text":"Weight"},"subject":{"reference":"Patient/{{{patient}}}"} }""");
        }

        await world.Records.Write(s =>
        {
            ClientTable.Add(s, new SmartClient("app", "An app", IsBackend: false, "", "GP1", "Practice one", "patient/*.cruds", ""));
            return IdentityOfUserTable.Add(s, issuer.Address, "subject-1", "gp-of-GP1", TimeProvider.System.GetUtcNow());
        });
        var token = ("Authorization", "Bearer " + issuer.Sign(
            new Dictionary<string, object> { ["sub"] = "subject-1", ["client_id"] = "app", ["scope"] = "launch/patient patient/*.cruds", ["patient"] = mine, ["jti"] = "j" }, world.Address + "fhir"));
        var app = world.Stranger();

        (await app.Get("Patient", token)).Entries.ShouldBe([$"Patient/{mine}"]);
        (await app.Get("Observation", token)).Total.ShouldBe(1);
        (await app.Get($"Patient/{other}", token)).Status.ShouldBe(404);
        (await app.Get($"Observation?patient={other}", token)).Total.ShouldBe(0);
        (await app.Get($"Patient/{other}/$everything", token)).Status.ShouldBe(404);
        (await app.Post("Observation", $$$"""{"resourceType":"Observation","status":"final","code":{"text":"a"},"subject":{"reference":"Patient/{{{mine}}}"} }""", token)).Status.ShouldBe(201);
        (await app.Post("Observation", $$$"""{"resourceType":"Observation","status":"final","code":{"text":"a"},"subject":{"reference":"Patient/{{{other}}}"} }""", token)).Status.ShouldBe(404);
        (await app.Post("Patient", """{"resourceType":"Patient"}""", token)).Status.ShouldBe(403);
        (await app.Post("Organization", """{"resourceType":"Organization","name":"x"}""", token)).Status.ShouldBe(403);
        (await gp.Get("Patient")).Total.ShouldBe(2);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Patient_TokenOfThePersonThemself_ReadsTheirRecordLessWhatIsKeptBack()
    {
        await using var issuer = await Issuer.Start();
        await using var world = await World.Start(settings: ["--Goldthread:Smart:Issuers:0", issuer.Address]);
        var gp = await world.Professional("GP1");
        var patient = await gp.Add(Own.MePagesTests.Patient);
        var (seen, kept) = (await Condition("Asthma"), await Condition("Told by the neighbour"));
        await Access.KernelTests.Withhold(world, "Condition", kept, Fhir.Storage.WithheldReasons.ThirdParty, "gp-of-GP1");
        await world.DeliverEvents();
        await world.Records.Write(s =>
        {
            UserTable.Put(s, new User("edie", "Edie", "person", "person", "", "", "9990000018"));
            ClientTable.Add(s, new SmartClient("app", "An app", IsBackend: false, "", "", "", "patient/*.rs", ""));
            return IdentityOfUserTable.Add(s, issuer.Address, "subject-1", "edie", TimeProvider.System.GetUtcNow());
        });
        var claims = new Dictionary<string, object> { ["sub"] = "subject-1", ["client_id"] = "app", ["scope"] = "patient/*.rs", ["jti"] = "j" };
        var app = world.Stranger();

        var token = ("Authorization", "Bearer " + issuer.Sign(new(claims) { ["patient"] = patient }, world.Address + "fhir"));
        (await app.Get("Condition", token)).Entries.ShouldBe([$"Condition/{seen}"]);
        (await app.Get("Condition", ("Authorization", "Bearer " + issuer.Sign(claims, world.Address + "fhir")))).Status.ShouldBe(403);

        Task<string> Condition(string text) => gp.Add($$$"""{"resourceType":"Condition","code":{"text":"{{{text}}}"},"subject":{"reference":"Patient/{{{patient}}}"} }""");
    }

    [Fact]
    public async Task Subscriber_ThatIsAProgram_IsAskedByItsRegistration()
    {
        await using var world = await World.Start();
        await Client(world, "system/Patient.rs");
        var ask = world.Services.GetRequiredService<Fhir.SightOfUser>();
        var user = (await world.Records.Read(s => ClientTable.All(s))).ShouldHaveSingleItem().AsUser().Id;

        var sight = await ask(user);

        (sight.Value.Reads("Patient"), sight.Value.Reads("Observation"), sight.Value.Everything).ShouldBe((true, false, false));
        (await ask(user + "x")).Fault.Message.ShouldContain("no longer registered");
    }

    [Fact]
    public async Task Configuration_SaysWhereTokensComeFrom()
    {
        await using var issuer = await Issuer.Start();
        await using var alone = await World.Start(demo: false);
        await using var world = await World.Start(demo: false, settings: ["--Goldthread:Smart:Issuers:0", issuer.Address]);

        var own = (await alone.Stranger().Get(".well-known/smart-configuration")).Body;
        var with = (await world.Stranger().Get(".well-known/smart-configuration")).Body;

        own["token_endpoint"]!.GetValue<string>().ShouldBe(alone.Address + "auth/token");
        own["capabilities"]!.AsArray().Select(c => c!.GetValue<string>()).ShouldContain("client-confidential-asymmetric");
        own["authorization_endpoint"].ShouldBeNull();
        with["authorization_endpoint"]!.GetValue<string>().ShouldBe(issuer.Address + "/auth");
        with["code_challenge_methods_supported"]!.AsArray().Single()!.GetValue<string>().ShouldBe("S256");
        var statement = (await alone.Stranger().Get("metadata")).Body;
        statement["rest"]![0]!["security"]!["service"]![0]!["coding"]![0]!["code"]!.GetValue<string>().ShouldBe("SMART-on-FHIR");
    }

    public void Dispose() => _rsa.Dispose();

    private Task Client(World world, string scopes)
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(includePrivateParameters: false)) { KeyId = "c1" });
        var set = JsonSerializer.Serialize(new { keys = new[] { new { kty = "RSA", kid = "c1", n = key.N, e = key.E, alg = "RS384" } } });
        return world.Records.Write(s => ClientTable.Add(s, new SmartClient("backend", "A system", IsBackend: true, "gp", "GP1", "Practice one", scopes, set)));
    }

    private int _jti;

    private string Assertion(World world, string client = "backend", string? subject = null, string? audience = null, TimeSpan? life = null, string? jti = null, RSA? key = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["sub"] = subject ?? client };
        if (jti != "")
        {
            claims["jti"] = jti ?? "jti-" + ++_jti;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = client, Audience = audience ?? world.Address + "auth/token", IssuedAt = now, Expires = now + (life ?? TimeSpan.FromMinutes(4)), Claims = claims,
            SigningCredentials = new(new RsaSecurityKey(key ?? _rsa) { KeyId = "c1" }, "RS384"),
        });
    }

    private static async Task<(int Status, JsonNode Body)> Token(World world, string assertion, string scope)
    {
        using var http = new HttpClient { BaseAddress = world.Address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["scope"] = scope, ["client_assertion"] = assertion,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        });
        using var answer = await http.PostAsync("/auth/token", form);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    private static async Task<int> Total(World world, string path, JsonNode token) =>
        (await world.Stranger().Get(path, ("Authorization", "Bearer " + token["access_token"]!.GetValue<string>()))).Total;

    private static async Task<int> Get(World world, string path, JsonNode token) =>
        (await world.Stranger().Get(path, ("Authorization", "Bearer " + token["access_token"]!.GetValue<string>()))).Status;
}

public sealed class SmartScopesTests
{
    [Theory]
    [InlineData("system/Patient.rs", "Patient", true, false)]
    [InlineData("system/Patient.rs", "Observation", false, false)]
    [InlineData("user/*.cruds", "Observation", true, true)]
    [InlineData("user/*.read", "Observation", true, false)]
    [InlineData("user/Observation.write", "Observation", false, true)]
    [InlineData("user/Observation.*", "Observation", true, true)]
    [InlineData("user/Observation.c user/Observation.r", "Observation", true, true)]
    [InlineData("patient/*.rs", "Observation", false, false)]
    [InlineData("openid fhirUser launch/patient", "Patient", false, false)]
    [InlineData("user/Patient.rs?name=x", "Patient", false, false)]
    [InlineData("user/Patient.sr", "Patient", false, false)]
    [InlineData("user/Patient.rr", "Patient", false, false)]
    [InlineData("user/.rs user/Patient. other/Patient.rs /", "Patient", false, false)]
    public void Scopes_AsGiven_AllowNoMore(string scopes, string type, bool reads, bool writes)
    {
        var read = SmartScopes.Read(scopes, null);

        (read.Reads(type), read.Writes(type), read.Patient).ShouldBe((reads, writes, null));
    }

    [Fact]
    public void Scopes_OfAPatient_CountWithAPatientInContextAlone()
    {
        var scopes = SmartScopes.Read("patient/Observation.rs", "p1");

        (scopes.Reads("Observation"), scopes.Writes("Observation"), scopes.Patient).ShouldBe((true, false, "p1"));
        SmartScopes.Read("user/Observation.rs", "p1").Patient.ShouldBeNull("scopes of a user are not about one patient");
    }
}
