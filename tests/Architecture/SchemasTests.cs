namespace Goldthread.Architecture;

public sealed class SchemasTests
{
    [Fact]
    public void Schemas_OfTheProduct_CanBeSpread()
    {
        Schemas.Of(SchemaFiles()).ShouldBeEmpty();
    }

    [Fact]
    public void Schemas_OfTheProduct_AreRead()
    {
        // The guard above would be content with text it cannot read.
        var said = SchemaFiles().Sum(f => f.Text.Split("create table", StringSplitOptions.None).Length - 1);

        SchemaText.Tables(SchemaFiles()).Count.ShouldBe(said);
    }

    [Theory]
    [InlineData("create table t (part integer not null primary key);")]
    [InlineData("-- table: person\n\ncreate table u (part integer not null primary key);\ncreate table t (part integer not null primary key);")]
    [InlineData("-- table: people\ncreate table t (part integer not null primary key);")]
    public void Of_TableWithoutKind_IsFound(string sql)
    {
        Of(sql).Single().What.ShouldStartWith("t has no line");
    }

    [Theory]
    [InlineData("id integer not null, primary key (id)", 2)]
    [InlineData("part integer not null, id integer not null, primary key (id, part)", 1)]
    [InlineData("id integer primary key, part integer not null", 1)]
    [InlineData("part smallint not null, id integer not null, primary key (part, id)", 1)]
    [InlineData("part integer, id integer not null, primary key (part, id)", 1)]
    [InlineData("part integer not null default 0, id integer not null, primary key (part, id)", 1)]
    [InlineData("part integer not null, id integer not null", 1)]
    [InlineData("part integer not null, id integer not null, nr text unique, primary key (part, id)", 1)]
    [InlineData("part integer not null, id integer not null, primary key (part, id), unique (id)", 1)]
    [InlineData("part integer not null, id integer not null, primary key (part, id), constraint c unique (id, part)", 1)]
    [InlineData("part integer not null, id integer not null, primary key (part, id)); create unique index i on t (id", 1)]
    [InlineData("part integer not null, id integer not null, primary key (part, id)); create unique index i on t (part, lower(id)", 0)]
    [InlineData("part integer not null, id numeric(10, 2) not null, check (id in (1, 2)), primary key (part, id), unique (part, id)", 0)]
    [InlineData("part int not null primary key", 0)]
    [InlineData("Part Integer Not Null, Id integer not null, Primary Key (Part, Id)", 0)]
    public void Of_PersonTable_BeginsEveryKeyWithPart(string body, int found)
    {
        Of($"-- table: person\ncreate table t ({body});").Count.ShouldBe(found);
    }

    [Theory]
    [InlineData("id bigserial primary key")]
    [InlineData("id integer primary key autoincrement")]
    [InlineData("id bigint generated always as identity primary key")]
    [InlineData("id bigint default nextval('s') primary key")]
    [InlineData("id bigint primary key); create sequence s; select (1")]
    [InlineData("id bigint primary key); create trigger x after insert on t begin select (1); end")]
    [InlineData("id bigint primary key); select pg_advisory_lock(1")]
    public void Of_NumberOrCodeOfTheDatabase_IsFound(string body)
    {
        Of($"-- table: local\ncreate table t ({body});").Single().What.ShouldContain("the database makes no numbers");
    }

    [Theory]
    [InlineData("person", "part integer not null references u", 0)]
    [InlineData("person", "part integer not null, id integer references u (id)", 1)]
    [InlineData("person", "part integer not null, id integer, foreign key (part, id) references u (part, id)", 0)]
    [InlineData("person", "part integer not null, id integer, foreign key (part, id) references v (part, id)", 1)]
    [InlineData("place", "part integer not null, id integer, foreign key (part, id) references u (part, id)", 1)]
    public void Of_ForeignKey_OnlyBetweenPersonTablesByPart(string kind, string body, int found)
    {
        const string Others = "-- table: person\ncreate table u (part integer not null primary key);\n-- table: place\ncreate table v (id text primary key);\n";

        Of($"{Others}-- table: {kind}\ncreate table t ({body}, primary key (part));").Count.ShouldBe(found);
    }

    [Fact]
    public void Of_CommentOrMark_IsNotReadAsSchema()
    {
        Of("-- What the serial was once for.\n-- table: person; one row each\ncreate table if not exists t (\n  part integer not null, -- a trigger once\n  primary key (part)\n) {clustered};").ShouldBeEmpty();
    }

    private static IReadOnlyList<Violation> Of(string sql) => [.. Schemas.Of([new SourceFile("src/Record/Schema/0001-x.sql", sql)])];

    private static List<SourceFile> SchemaFiles() =>
    [
        .. SourceTree.Product.Where(f => f.Path.Contains("/Schema/", StringComparison.Ordinal) && f.Path.EndsWith(".sql", StringComparison.Ordinal)),
        .. SourceTree.ProductCode.SelectMany(f => f.CSharp.Literals.Where(l => l.Text.Contains("create table", StringComparison.Ordinal)).Select(l => new SourceFile(f.Path, l.Text))),
    ];
}
