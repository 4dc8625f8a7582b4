-- What PostgreSQL says in its own words: a business reads the platform's plans, whose limits it is held to.

CREATE POLICY plans_are_read ON platform_plans FOR SELECT USING (true);
