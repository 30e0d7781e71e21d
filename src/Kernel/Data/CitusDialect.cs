namespace Goldthread.Kernel.Data;

/// <summary>
/// PostgreSQL with Citus: the same SQL, over tables that are spread over many machines. Where it differs from plain PostgreSQL is here, in
/// <see cref="CitusSpread"/>, and in docs/guides/scale-out.md.
/// </summary>
public sealed class CitusDialect : PostgresDialect
{
    // A plan made for no value in particular cannot be sent to one shard, and fails for any(...), joins and inserts from a select; whatever
    // the server or the role says, these sessions plan for the values at hand.
    // https://www.postgresql.org/docs/15/runtime-config-query.html#GUC-PLAN-CACHE-MODE
    private const string Options = "-c plan_cache_mode=auto";

    internal CitusDialect(string connectionString)
        : base(connectionString, Options)
    {
    }

    /// <inheritdoc />
    public override string Name => "citus";

    internal override string SchemaName => "postgres";
}
