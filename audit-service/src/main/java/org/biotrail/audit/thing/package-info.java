/** What the log knows of each thing as it is now: its name, and the datasets whose policy it obeys. */
package org.biotrail.audit.thing;
